from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import PasswordAgain
from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.proofs import queries
from forum.proofs.schemas import PasskeyList
from forum.proofs.service import passkeys, proving

bp = Blueprint("api_passkeys", __name__, url_prefix="/me/passkeys", description="One's passkeys")


@bp.route("")
class Passkeys(MethodView):
    @bp.response(200, PasskeyList)
    def get(self) -> dict[str, Any]:
        """List one's own passkeys. Making one takes a browser."""
        return {"items": queries.own_passkeys(viewer()), "next": None}


@bp.route("/<id:passkey_id>/removal")
class Removal(MethodView):
    @bp.arguments(PasswordAgain)
    @bp.response(204)
    def post(self, data: dict[str, Any], passkey_id: int) -> None:
        """Remove one's own passkey, with the password again."""
        require(may_change_account(viewer()))
        queries.own_passkey(viewer(), passkey_id)
        proof = proving.prove_again(viewer(), data["password"])
        with transaction():
            proving.hold_to(proof)
            passkeys.remove(viewer(), passkey_id)
