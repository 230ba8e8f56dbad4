from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_change_account
from forum.api.door import Blueprint, origin, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.leaving.modes import Mode
from forum.leaving.schemas import LeavingInput, LeavingOutput
from forum.leaving.service.going import leave, stay
from forum.leaving.standing import LeavingView, own_leaving
from forum.proofs.service.again import holding, prove_fully

bp = Blueprint("api_leaving", __name__, url_prefix="", description="Pausing, and going for good")


@bp.route("/me/leaving")
class OwnLeaving(MethodView):
    @bp.response(200, LeavingOutput)
    def get(self) -> LeavingView:
        """Read whether one is going. Without a `mode` one stays."""
        return own_leaving(viewer())

    @bp.arguments(LeavingInput)
    @bp.response(202, LeavingOutput)
    def post(self, data: dict[str, Any]) -> LeavingView:
        """Pause, or go for good after a week.

        The password is asked again, and a code too of who has an app that makes them.

        Pausing hides the profile and what stands under one's own name, and so does going with
        `everything` until that week is over. What was written under a pseudonym stays visible,
        or it would be known by what left with it: delete those posts, or choose `anonymise`.
        """
        require(may_change_account(viewer()))
        mode = Mode(data.pop("mode"))
        with holding(prove_fully(viewer(), **data, origin=origin())):
            leave(viewer(), mode)
        return own_leaving(viewer())

    @bp.response(204)
    def delete(self) -> None:
        """Come back: all is as it was before."""
        with transaction():
            stay(viewer())
