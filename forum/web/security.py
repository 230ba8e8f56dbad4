"""One's own password and address."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts import queries
from forum.accounts.policy import may_change_account
from forum.accounts.schemas import EmailInput, PasswordInput
from forum.core.errors import ForumError
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs.service import changing, links
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer
from forum.web.sessions import keep_device, origin

bp = Blueprint("security", __name__, url_prefix="/settings")


@bp.get("/password")
def password_page() -> str:
    return _password_page(Form())


@bp.post("/password")
def change_password() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(PasswordInput)
    if form.errors:
        return _password_page(form), 422
    try:
        device = changing.change_password(viewer(), **form.data)
    except ForumError as error:
        return _password_page(form.blame(error, otherwise="password")), error.status, error.headers
    tell(_("Je wachtwoord is veranderd. Op andere apparaten ben je uitgelogd."))
    answer = redirect(url_for("settings.show"), 303)
    keep_device(answer, device)
    return answer


@bp.get("/email")
def email_page() -> str:
    return _email_page(Form())


@bp.post("/email")
def change_email() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(EmailInput)
    if form.errors:
        return _email_page(form), 422
    try:
        changing.ask_email_change(viewer(), **form.data, origin=origin())
    except ForumError as error:
        return _email_page(form.blame(error, otherwise="password")), error.status, error.headers
    tell(_("Kijk in je mail op het nieuwe adres. Daar staat een link om het te bevestigen."))
    return redirect(url_for("security.email_page"), 303)


def _password_page(form: Form) -> str:
    account = queries.own_account(viewer())
    return render_template("settings/password.html", form=form, account=account)


def _email_page(form: Form) -> str:
    account = queries.own_account(viewer())
    pending = links.pending_email(viewer())
    return render_template("settings/email.html", form=form, account=account, pending=pending)
