from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.accounts.policy import may_see_account
from forum.accounts.schemas import PasswordAgain
from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import IdentityList
from forum.proofs.service import identities, proving

bp = Blueprint(
    "api_identities", __name__, url_prefix="/me/identities", description="Log-ins by a provider"
)


@bp.route("")
class Identities(MethodView):
    @bp.response(200, IdentityList)
    def get(self) -> dict[str, Any]:
        """List by which other providers one can log in."""
        _require_provider()
        return {"items": queries.own_identities(viewer()), "next": None}


@bp.route("/<id:identity_id>")
class OneIdentity(MethodView):
    @bp.arguments(PasswordAgain)
    @bp.response(204)
    def delete(self, data: dict[str, Any], identity_id: int) -> None:
        """Unlink one, with one's password."""
        _require_provider()
        identities.require_password(viewer())
        proof = proving.prove_again(viewer(), data["password"])
        with transaction():
            proving.hold_to(proof)
            identities.unlink(viewer(), identity_id)


def _require_provider() -> None:
    """Where no other provider is set up there is nothing here, for whoever may look."""
    require(may_see_account(viewer()))
    if current_app.extensions["provider"] is None:
        raise NotFound(_("Op deze site kun je niet met een andere dienst inloggen."))
