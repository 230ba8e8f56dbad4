"""One's own app for logging in by two steps, and its codes on paper."""

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import CodeInput, PasswordAgain
from forum.accounts.viewer import Role
from forum.core.errors import Conflict, Invalid, LoginRequired, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import PasswordAndCode
from forum.proofs.service import second_factor
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
    require(may_change_account(viewer()))
    form = read_form(PasswordAgain)
    if form.errors:
        return _page(form), 422
    try:
        second_factor.enrol(viewer(), **form.data)
    except (LoginRequired, TooMany) as error:
        return _page(form.blame(error, otherwise="password")), error.status, error.headers
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
    return _again("backup_codes", Form())


@bp.post("/backup-codes")
def backup_codes() -> ResponseReturnValue:
    queries.require_app(viewer())
    form = read_form(PasswordAndCode)
    if form.errors:
        return _again("backup_codes", form), 422
    try:
        codes = second_factor.renew_backup_codes(viewer(), **form.data, origin=origin())
    except (LoginRequired, TooMany) as error:
        blamed = form.blame(error, otherwise="code")
        return _again("backup_codes", blamed), error.status, error.headers
    return render_template("settings/backup_codes.html", codes=codes, is_new=False), 201


@bp.get("/removal")
def removal_page() -> str:
    return _again("removal", Form())


@bp.post("/removal")
def removal() -> ResponseReturnValue:
    queries.require_app(viewer())
    form = read_form(PasswordAndCode)
    if form.errors:
        return _again("removal", form), 422
    try:
        second_factor.remove_app(viewer(), **form.data, origin=origin())
    except (LoginRequired, TooMany) as error:
        blamed = form.blame(error, otherwise="code")
        return _again("removal", blamed), error.status, error.headers
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


def _again(what: str, form: Form) -> str:
    """A page that asks for the password and a code once more."""
    queries.require_app(viewer())
    facts: dict[str, Any] = {"form": form, "what": what, "must_have": _must_have()}
    return render_template("settings/second_factor_again.html", **facts)


def _must_have() -> bool:
    return current_app.config["REQUIRE_SECOND_FACTOR"] and viewer().role != Role.MEMBER
