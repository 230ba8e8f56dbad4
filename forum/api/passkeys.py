from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import OwnerInput
from forum.api.door import Blueprint, origin, viewer
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import PasskeyList
from forum.proofs.service import passkeys
from forum.proofs.service.again import holding, prove_fully

bp = Blueprint("api_passkeys", __name__, url_prefix="/me/passkeys", description="One's passkeys")


@bp.route("")
class Passkeys(MethodView):
    @bp.response(200, PasskeyList)
    def get(self) -> dict[str, Any]:
        """List one's own passkeys. Making one takes a browser."""
        return {"items": queries.own_passkeys(viewer()), "next": None}


@bp.route("/<id:passkey_id>")
class OnePasskey(MethodView):
    @bp.arguments(OwnerInput)
    @bp.response(204)
    def delete(self, data: dict[str, Any], passkey_id: int) -> None:
        """Remove one's own passkey, with the password again, and a code of one's app if any."""
        require(may_change_account(viewer()))
        queries.own_passkey(viewer(), passkey_id)
        with holding(prove_fully(viewer(), **data, origin=origin())):
            passkeys.remove(viewer(), passkey_id)
