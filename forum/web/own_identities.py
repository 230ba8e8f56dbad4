"""With which other providers one can log in."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_change_account
from forum.accounts.queries import own_account
from forum.core.errors import LoginRequired, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import OwnerInput
from forum.proofs.service import identities
from forum.proofs.service.again import holding, prove_fully
from forum.proofs.service.proving import Proof
from forum.web.forms import Form, read_form
from forum.web.identities import provider, show_way
from forum.web.page import tell, viewer
from forum.web.sessions import origin

bp = Blueprint("own_identities", __name__, url_prefix="/settings/identities")


@bp.get("")
def show() -> str:
    provider()
    return _page(Form())


@bp.post("")
def link() -> ResponseReturnValue:
    return _with_password(partial(show_way, provider()))


@bp.post("/<id:identity_id>/remove")
def unlink(identity_id: int) -> ResponseReturnValue:
    provider()
    return _with_password(partial(_unlink, identity_id))


def _with_password(act: Callable[[Proof], ResponseReturnValue]) -> ResponseReturnValue:
    """Done for who proves again to be this member."""
    require(may_change_account(viewer()))
    form = read_form(OwnerInput)
    if form.errors:
        return _page(form), 422
    try:
        proof = prove_fully(viewer(), **form.data, origin=origin())
    except (LoginRequired, TooMany) as error:
        return _page(form.blame(error, otherwise="password")), error.status, error.headers
    return act(proof)


def _unlink(identity_id: int, proof: Proof) -> ResponseReturnValue:
    with holding(proof):
        identities.unlink(viewer(), identity_id)
    tell(_("De koppeling is weg. Inloggen gaat nu met je wachtwoord."))
    return redirect(url_for("own_identities.show"), 303)


def _page(form: Form) -> str:
    return render_template(
        "settings/identities.html",
        form=form,
        identities=queries.own_identities(viewer()),
        issuer=provider().issuer,
        asks_code=queries.has_app(viewer()),
        has_password=own_account(viewer()).has_password,
    )
