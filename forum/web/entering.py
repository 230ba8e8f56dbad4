"""The second step of a log-in."""

from flask import Blueprint, render_template, request, session
from flask.typing import ResponseReturnValue

from forum.accounts.schemas import CodeInput
from forum.core.db import transaction
from forum.core.errors import LoginRequired, TooMany
from forum.proofs.service import ceremonies, proving
from forum.proofs.service.ceremonies import Step
from forum.web.forms import Form, read_form
from forum.web.sessions import STEP, half_proof, let_in, origin, own_address

bp = Blueprint("entering", __name__, url_prefix="/login")


@bp.get("/code")
def code_page() -> str:
    half_proof()
    return _code_page(Form())


@bp.post("/code")
def code() -> ResponseReturnValue:
    proof = half_proof()
    form = read_form(CodeInput)
    if form.errors:
        return _code_page(form), 422
    try:
        whole = proving.prove_code(proof, form.data["code"], origin())
    except (LoginRequired, TooMany) as error:
        return _code_page(form.blame(error, otherwise="code")), error.status, error.headers
    with transaction():
        ceremonies.finish(Step.SECOND_FACTOR, session[STEP])
    return let_in(whole, _onward())


def _code_page(form: Form) -> str:
    return render_template("accounts/code.html", form=form, next=_onward())


def _onward() -> str:
    return own_address(request.values.get("next")) or ""
