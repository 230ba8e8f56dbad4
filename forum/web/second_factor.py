"""One's own app for logging in by two steps, and its codes on paper."""

from functools import partial
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import CodeInput, PasswordAgain
from forum.accounts.viewer import Role
from forum.core.errors import Conflict, Invalid, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import PasswordAndCode
from forum.proofs.service import second_factor
from forum.web.again import again
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer
from forum.web.qr import qr
from forum.web.sessions import origin

bp = Blueprint("second_factor", __name__, url_prefix="/settings/second-factor")


@bp.get("")
def show() -> str:
    return _page(Form())


@bp.post("")
def begin() -> ResponseReturnValue:
    return again(PasswordAgain, _page, _begin)


def _begin(asked: dict[str, Any]) -> ResponseReturnValue:
    second_factor.enrol(viewer(), **asked)
    return redirect(url_for("second_factor.show"), 303)


@bp.post("/confirm")
def confirm() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(CodeInput)
    if form.errors:
        return _page(form), 422
    try:
        codes = second_factor.confirm(viewer(), **form.data)
    except (Invalid, TooMany) as error:
        return _page(form.blame(error, otherwise="code")), error.status, error.headers
    except Conflict as error:  # the button was pressed twice, or much too late
        tell(error.detail)
        return redirect(url_for("second_factor.show"), 303)
    return render_template("settings/backup_codes.html", codes=codes, is_new=True)


@bp.get("/backup-codes")
def backup_codes_page() -> str:
    return _page_for("backup_codes", Form())


@bp.post("/backup-codes")
def backup_codes() -> ResponseReturnValue:
    return again(PasswordAndCode, partial(_page_for, "backup_codes"), _renew)


def _renew(asked: dict[str, Any]) -> ResponseReturnValue:
    codes = second_factor.renew_backup_codes(viewer(), **asked, origin=origin())
    return render_template("settings/backup_codes.html", codes=codes, is_new=False), 201


@bp.get("/removal")
def removal_page() -> str:
    return _page_for("removal", Form())


@bp.post("/removal")
def removal() -> ResponseReturnValue:
    return again(PasswordAndCode, partial(_page_for, "removal"), _remove)


def _remove(asked: dict[str, Any]) -> ResponseReturnValue:
    second_factor.remove_app(viewer(), **asked, origin=origin())
    tell(_("Je app en je reservecodes zijn verwijderd."))
    return redirect(url_for("second_factor.show"), 303)


def _page(form: Form) -> str:
    found = queries.own_second_factor(viewer())
    enrolment = queries.find_enrolment(viewer())
    return render_template(
        "settings/second_factor.html",
        form=form,
        found=found,
        enrolment=enrolment,
        picture=qr(enrolment.uri) if enrolment else None,
        must_have=_must_have(),
    )


def _page_for(what: str, form: Form) -> str:
    """A page that asks for the password and a code once more."""
    queries.require_app(viewer())
    facts: dict[str, Any] = {"form": form, "what": what, "must_have": _must_have()}
    return render_template("settings/second_factor_again.html", **facts)


def _must_have() -> bool:
    return current_app.config["REQUIRE_SECOND_FACTOR"] and viewer().role != Role.MEMBER
