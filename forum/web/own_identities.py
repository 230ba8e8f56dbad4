"""With which other providers one can log in."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.schemas import PasswordAgain
from forum.core.db import transaction
from forum.core.errors import LoginRequired, TooMany
from forum.core.i18n import _
from forum.proofs import queries
from forum.proofs.service import identities, proving
from forum.web.forms import Form, read_form
from forum.web.identities import provider, show_way
from forum.web.page import tell, viewer

bp = Blueprint("own_identities", __name__, url_prefix="/settings/identities")


@bp.get("")
def show() -> str:
    provider()
    return _page(Form())


@bp.post("")
def link() -> ResponseReturnValue:
    here = provider()
    return _with_password(partial(show_way, here, viewer().id))


@bp.post("/<id:identity_id>/remove")
def unlink(identity_id: int) -> ResponseReturnValue:
    provider()
    return _with_password(partial(_unlink, identity_id))


def _with_password(act: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    """Done for who gives the password of the account again."""
    identities.require_password(viewer())
    form = read_form(PasswordAgain)
    if form.errors:
        return _page(form), 422
    try:
        proving.prove_again(viewer(), form.data["password"])
    except (LoginRequired, TooMany) as error:
        return _page(form.blame(error, otherwise="password")), error.status, error.headers
    return act()


def _unlink(identity_id: int) -> ResponseReturnValue:
    with transaction():
        identities.unlink(viewer(), identity_id)
    tell(_("De koppeling is weg. Inloggen gaat nu met je wachtwoord."))
    return redirect(url_for("own_identities.show"), 303)


def _page(form: Form) -> str:
    return render_template(
        "settings/identities.html",
        form=form,
        identities=queries.own_identities(viewer()),
        issuer=provider().issuer,
        has_password=queries.has_password(viewer()),
    )
