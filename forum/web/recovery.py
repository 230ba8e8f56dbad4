"""Getting back in by mail, and confirming a new address: for who may not be logged in."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.schemas import ForgotInput, ResetInput, VerifyInput, VerifyQuery
from forum.core.db import transaction
from forum.core.errors import ForumError
from forum.core.i18n import _
from forum.leaving.service.taking_back import reset_password
from forum.proofs.service import changing, recovery
from forum.web.forms import Form, read_form, read_query
from forum.web.page import tell, viewer
from forum.web.sessions import keep_device, origin

bp = Blueprint("recovery", __name__)


@bp.get("/forgot")
def forgot_page() -> str:
    return _forgot_page(Form())


@bp.post("/forgot")
def forgot() -> ResponseReturnValue:
    form = read_form(ForgotInput)
    if form.errors:
        return _forgot_page(form), 422
    try:
        recovery.ask_reset(**form.data, origin=origin())
    except ForumError as error:
        return _forgot_page(form.blame(error, otherwise="email")), error.status, error.headers
    return render_template("accounts/forgot_sent.html", email=form.data["email"])


@bp.get("/reset")
def reset_page() -> ResponseReturnValue:
    """Opening the link changes nothing: programs that read mail open links too."""
    return _reset_page(Form(), read_query(VerifyQuery)["token"])


@bp.post("/reset")
def reset() -> ResponseReturnValue:
    form = read_form(ResetInput)
    if form.errors:
        return _reset_page(form, form.get("token"), status=422)
    try:
        taken = reset_password(**form.data, in_browser=True)
    except ForumError as error:
        return _reset_page(form.blame(error), form.data["token"], status=error.status)
    tell(_("Je wachtwoord is veranderd."))
    if taken.strangers_until:
        tell(
            _(
                "Voor de zekerheid is weggehaald wat hier was ingesteld voordat je e-mailadres was "
                "bevestigd, ook je toestemming. Geef die na het inloggen opnieuw als je wilt "
                "meepraten."
            )
        )
    answer = redirect(url_for("recovery.reset_done_page"), 303)
    keep_device(answer, taken.device)
    return answer


@bp.get("/reset/done")
def reset_done_page() -> str:
    return render_template("accounts/reset_done.html")


@bp.get("/confirm-email")
def confirm_email_page() -> str:
    """Opening the link changes nothing here either."""
    return _confirm_page(read_query(VerifyQuery)["token"])


@bp.post("/confirm-email")
def confirm_email() -> ResponseReturnValue:
    form = read_form(VerifyInput)
    if form.errors:
        return _confirm_page(""), 422
    with transaction():
        changing.confirm_email(form.data["token"])
    tell(_("Je e-mailadres is veranderd."))
    return redirect(url_for("settings.show" if viewer().is_member else "accounts.login_page"), 303)


def _forgot_page(form: Form) -> str:
    return render_template("accounts/forgot.html", form=form)


def _reset_page(form: Form, token: str, *, status: int = 200) -> ResponseReturnValue:
    """The form with its link, so that one can try again; without it once the link is dead."""
    try:
        name = recovery.name_for(token)
    except ForumError as error:
        return render_template("accounts/dead_link.html", error=error), error.status
    return render_template("accounts/reset.html", form=form, token=token, name=name), status


def _confirm_page(token: str) -> str:
    return render_template("accounts/confirm_email.html", token=token)
