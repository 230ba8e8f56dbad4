from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.accounts.policy import may_change_account, may_see_account
from forum.accounts.schemas import OwnerInput
from forum.api.door import Blueprint, origin, viewer
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import IdentityList
from forum.proofs.service import identities
from forum.proofs.service.again import holding, prove_fully

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
    @bp.arguments(OwnerInput)
    @bp.response(204)
    def delete(self, data: dict[str, Any], identity_id: int) -> None:
        """Unlink one, with the password again, and a code of one's app if there is one."""
        _require_provider()
        require(may_change_account(viewer()))
        with holding(prove_fully(viewer(), **data, origin=origin())):
            identities.unlink(viewer(), identity_id)


def _require_provider() -> None:
    """Where no other provider is set up there is nothing here, for whoever may look."""
    require(may_see_account(viewer()))
    if current_app.extensions["provider"] is None:
        raise NotFound(_("Op deze site kun je niet met een andere dienst inloggen."))
