"""The second step of a log-in."""

from flask import Blueprint, render_template, request, session
from flask.typing import ResponseReturnValue

from forum.accounts.schemas import CodeInput
from forum.core.db import transaction
from forum.core.errors import LoginRequired, TooMany
from forum.proofs import queries
from forum.proofs.service import halfway, proving
from forum.proofs.service.proving import Proof
from forum.web.carried import carried
from forum.web.forms import Form, read_form
from forum.web.sessions import STEP, half_proof, let_in, origin, own_address, party

bp = Blueprint("entering", __name__, url_prefix="/login")


@bp.get("/code")
def code_page() -> str:
    return show_code_page(half_proof(), Form())


@bp.post("/code")
def code() -> ResponseReturnValue:
    proof = half_proof()
    form = read_form(CodeInput)
    if form.errors:
        return show_code_page(proof, form), 422
    try:
        whole = proving.prove_code(proof, form.data["code"], origin())
    except (LoginRequired, TooMany) as error:
        blamed = form.blame(error, otherwise="code")
        return show_code_page(proof, blamed), error.status, error.headers
    return enter_with(whole)


def enter_with(whole: Proof) -> ResponseReturnValue:
    """The second step was taken, and with it this log-in is over."""
    with transaction():
        halfway.finish(session[STEP])
    return let_in(whole, _onward())


def show_code_page(proof: Proof, form: Form) -> str:
    steps = queries.second_steps(proof.member_id)
    return render_template(
        "accounts/code.html",
        form=form,
        next=_onward(),
        carried=carried(),
        steps=steps,
        has_passkeys=bool(party()),
    )


def _onward() -> str:
    return own_address(request.values.get("next")) or ""
