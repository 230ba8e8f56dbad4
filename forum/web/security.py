"""One's own password and address."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts import queries
from forum.accounts.schemas import EmailInput, PasswordInput
from forum.core.i18n import _
from forum.proofs.queries import has_app
from forum.proofs.service import changing, links
from forum.web.again import again
from forum.web.forms import Form
from forum.web.page import tell, viewer
from forum.web.sessions import keep_device, origin

bp = Blueprint("security", __name__, url_prefix="/settings")


@bp.get("/password")
def password_page() -> str:
    return _password_page(Form())


@bp.post("/password")
def change_password() -> ResponseReturnValue:
    return again(PasswordInput, _password_page, _change_password)


def _change_password(asked: dict[str, Any]) -> ResponseReturnValue:
    device = changing.change_password(viewer(), **asked, origin=origin())
    tell(_("Je wachtwoord is veranderd. Op andere apparaten ben je uitgelogd."))
    answer = redirect(url_for("settings.show"), 303)
    keep_device(answer, device)
    return answer


@bp.get("/email")
def email_page() -> str:
    return _email_page(Form())


@bp.post("/email")
def change_email() -> ResponseReturnValue:
    return again(EmailInput, _email_page, _change_email)


def _change_email(asked: dict[str, Any]) -> ResponseReturnValue:
    changing.ask_email_change(viewer(), **asked, origin=origin())
    tell(_("Kijk in je mail op het nieuwe adres. Daar staat een link om het te bevestigen."))
    return redirect(url_for("security.email_page"), 303)


def _password_page(form: Form) -> str:
    account = queries.own_account(viewer())
    facts = {"account": account, "asks_code": has_app(viewer())}
    return render_template("settings/password.html", form=form, **facts)


def _email_page(form: Form) -> str:
    account = queries.own_account(viewer())
    pending = links.pending_email(viewer())
    facts = {"account": account, "pending": pending, "asks_code": has_app(viewer())}
    return render_template("settings/email.html", form=form, **facts)
