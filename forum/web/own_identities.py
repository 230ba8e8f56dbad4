"""With which other providers one can log in."""

from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.queries import own_account
from forum.accounts.schemas import OwnerInput
from forum.core.i18n import _
from forum.core.oidc import Provider
from forum.proofs import queries
from forum.proofs.service import identities
from forum.proofs.service.again import holding, prove_fully
from forum.web.again import again
from forum.web.forms import Form
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
    return again(OwnerInput, _page, partial(_link, provider()))


def _link(to: Provider, asked: dict[str, Any]) -> str:
    return show_way(to, prove_fully(viewer(), **asked, origin=origin()))


@bp.post("/<id:identity_id>/remove")
def unlink(identity_id: int) -> ResponseReturnValue:
    provider()
    return again(OwnerInput, _page, partial(_unlink, identity_id))


def _unlink(identity_id: int, asked: dict[str, Any]) -> ResponseReturnValue:
    with holding(prove_fully(viewer(), **asked, origin=origin())):
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
