"""Passkeys: one's own, and getting in with them.

A script asks for what the browser needs and gets JSON; all else are forms and pages.
"""

from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import OwnerInput
from forum.core.errors import ForumError, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.keypairs import Options, Party
from forum.proofs.schemas import NewPasskeyAsked, NewPasskeyInput, PasskeyAnswer
from forum.proofs.service import passkey_proofs, passkeys
from forum.proofs.service.again import holding, prove_fully
from forum.web.accounts import show_login
from forum.web.again import again
from forum.web.entering import enter_with, show_code_page
from forum.web.forms import Form, read_form, read_small_form
from forum.web.page import tell, viewer
from forum.web.scripts import for_script
from forum.web.sessions import half_proof, let_in, origin, own_address, party

bp = Blueprint("passkeys", __name__)

ASKED = "passkey"  # the token of what this browser was asked for


@bp.get("/settings/passkeys")
def list_page() -> str:
    return _list_page(Form())


@bp.post("/settings/passkeys/options")
@for_script
def new_options() -> Options:
    require(may_change_account(viewer()))
    asked = read_small_form(NewPasskeyAsked)
    del asked["name"]  # kept with the passkey, once that is made
    proof = prove_fully(viewer(), **asked, origin=origin())
    session[ASKED], options = passkeys.ask_new(viewer(), proof, _party())
    return options


@bp.post("/settings/passkeys")
def add() -> ResponseReturnValue:
    require(may_change_account(viewer()))
    form = read_form(NewPasskeyInput)
    if form.errors:
        return _list_page(form), 422
    name, answer = form.data["name"], form.data["credential"]
    try:
        passkeys.add(viewer(), session.pop(ASKED, ""), name=name, answer=answer, party=_party())
    except ForumError as error:
        return _list_page(form.blame(error)), error.status
    tell(_("Je passkey is toegevoegd. Je kunt er voortaan mee inloggen."))
    return redirect(url_for("passkeys.list_page"), 303)


@bp.get("/settings/passkeys/<id:passkey_id>/remove")
def remove_page(passkey_id: int) -> str:
    return _remove_page(passkey_id, Form())


@bp.post("/settings/passkeys/<id:passkey_id>/remove")
def remove(passkey_id: int) -> ResponseReturnValue:
    return again(OwnerInput, partial(_remove_page, passkey_id), partial(_remove, passkey_id))


def _remove(passkey_id: int, asked: dict[str, Any]) -> ResponseReturnValue:
    with holding(prove_fully(viewer(), **asked, origin=origin())):
        passkeys.remove(viewer(), passkey_id)
    tell(_("De passkey is verwijderd."))
    return redirect(url_for("passkeys.list_page"), 303)


@bp.post("/login/passkey/options")
@for_script
def log_in_options() -> Options:
    session[ASKED], options = passkey_proofs.ask_any(_party(), origin())
    return options


@bp.post("/login/passkey")
def log_in() -> ResponseReturnValue:
    form = read_form(PasskeyAnswer)
    onward = own_address(form.get("next"))
    if form.errors:
        return show_login(form, onward), 422
    try:
        proof = passkey_proofs.prove_any(*_given(form), party=_party(), origin=origin())
    except ForumError as error:
        return show_login(form.blame(error), onward), error.status, error.headers
    return let_in(proof, onward)


@bp.post("/login/code/passkey/options")
@for_script
def second_step_options() -> Options:
    session[ASKED], options = passkey_proofs.ask_own(half_proof(), _party(), origin())
    return options


@bp.post("/login/code/passkey")
def second_step() -> ResponseReturnValue:
    proof = half_proof()
    form = read_form(PasskeyAnswer)
    if form.errors:
        return show_code_page(proof, form), 422
    try:
        whole = passkey_proofs.prove_own(proof, *_given(form), party=_party(), origin=origin())
    except ForumError as error:
        return show_code_page(proof, form.blame(error)), error.status, error.headers
    return enter_with(whole)


def _given(form: Form) -> tuple[str, dict[str, Any]]:
    """What this browser was asked for, and what it answers."""
    return session.pop(ASKED, ""), form.data["credential"]


def _party() -> Party:
    found = party()
    if found is None:
        raise NotFound(_("Op dit adres werken passkeys niet."))
    return found


def _list_page(form: Form) -> str:
    return render_template(
        "settings/passkeys.html",
        passkeys=queries.own_passkeys(viewer()),
        form=form,
        asks_code=queries.has_app(viewer()),
        has_passkeys=party() is not None,
    )


def _remove_page(passkey_id: int, form: Form) -> str:
    passkey = queries.own_passkey(viewer(), passkey_id)
    facts = {"passkey": passkey, "asks_code": queries.has_app(viewer())}
    return render_template("settings/passkey_remove.html", form=form, **facts)
