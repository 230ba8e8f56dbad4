from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.purposes import Purpose, wording
from forum.accounts.schemas import LogInInput, RegisterInput, VerifyInput, VerifyQuery
from forum.accounts.service import logging_in, mailing, registering
from forum.accounts.tokens import Signer
from forum.core.db import transaction
from forum.core.errors import ForumError, Invalid, LoginRequired, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs.service import proving
from forum.web.bots import suspected
from forum.web.carried import carried
from forum.web.entering import show_code_page
from forum.web.forms import Form, read_form, read_query
from forum.web.page import tell, viewer
from forum.web.sessions import (
    go_halfway,
    half_proof,
    leave,
    let_in,
    origin,
    own_address,
    party,
)

bp = Blueprint("accounts", __name__)


@bp.get("/register")
def register_page() -> str:
    return _register_page(Form())


@bp.post("/register")
def register() -> ResponseReturnValue:
    form = read_form(RegisterInput)
    if form.errors:
        return _register_page(form), 422
    if again := suspected(form):
        return _register_page(again), 422
    facts = {name: form.data[name] for name in ("username", "email", "password", "consent_texts")}
    try:
        mailing.count_sign_up(origin().network)
        with transaction():
            registering.register(**facts)
    except ForumError as error:
        return _register_page(form.blame(error)), error.status, error.headers
    return render_template("accounts/registered.html", email=form.data["email"], next=_onward())


@bp.get("/verify")
def verify_page() -> str:
    """Opening the link changes nothing: programs that read mail open links too."""
    return render_template("accounts/verify.html", token=read_query(VerifyQuery)["token"])


@bp.post("/verify")
def verify() -> ResponseReturnValue:
    form = read_form(VerifyInput)
    if form.errors:
        return render_template("accounts/verify.html", token=""), 422
    try:
        with transaction():
            registering.verify_email(form.data["token"], Signer(current_app.config["SECRET_KEY"]))
    except Invalid as error:
        return render_template("accounts/dead_verification.html"), error.status
    tell(_("Je e-mailadres is bevestigd."))
    return redirect(url_for("home.show" if viewer().is_member else "accounts.login_page"), 303)


@bp.get("/verify/again")
def verify_again_page() -> str:
    require(may_change_account(viewer()))
    return render_template("accounts/verify_again.html")


@bp.post("/verify/again")
def verify_again() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    mailing.count_ask(origin().network)
    with transaction():
        registering.ask_again(viewer())
    tell(_("Er is een nieuwe link naar je e-mailadres gestuurd."))
    return redirect(url_for("accounts.verify_again_page"), 303)


@bp.get("/login")
def login_page() -> str:
    return show_login(Form(), own_address(request.args.get("next")))


@bp.post("/login")
def login() -> ResponseReturnValue:
    form = read_form(LogInInput)
    onward = own_address(form.get("next"))
    if form.errors:
        return show_login(form, onward), 422
    code = form.data.pop("code")
    try:
        proof = proving.prove(**form.data, origin=origin())
        if code and not proof.is_complete:
            proof = proving.prove_code(proof, code, origin())
    except (LoginRequired, TooMany) as error:
        blamed = form.blame(error, otherwise="password")
        return show_login(blamed, onward), error.status, error.headers
    if not proof.is_complete and carried():  # another address would not have it
        go_halfway(proof)
        return show_code_page(half_proof(), Form())
    return let_in(proof, onward)


@bp.post("/logout")
def logout() -> ResponseReturnValue:
    with transaction():
        logging_in.close_session(viewer())
    return leave()


def show_login(form: Form, onward: str | None, kept: list[tuple[str, str]] | None = None) -> str:
    return render_template(
        "accounts/login.html",
        form=form,
        next=onward or "",
        kept=kept or [],
        carried=carried(),
        has_passkeys=party() is not None,
    )


def _register_page(form: Form) -> str:
    return render_template(
        "accounts/register.html",
        form=form,
        consent_text=wording(Purpose.TEXTS),
        next=_onward(),
    )


def _onward() -> str:
    return own_address(request.values.get("next")) or ""
