from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.moderation.canned import queries, service
from forum.moderation.canned.schemas import CannedInput, CannedList, CannedOutput
from forum.moderation.canned.standard import Reason

bp = Blueprint(
    "api_canned",
    __name__,
    url_prefix="/moderation/reasons",
    description="Reasons that moderators give often",
)


@bp.route("")
class Reasons(MethodView):
    @bp.response(200, CannedList)
    def get(self) -> dict[str, Any]:
        """List them, in the order in which they are offered."""
        return {"items": queries.reasons(viewer())}

    @bp.arguments(CannedInput)
    @bp.response(201, CannedOutput)
    def post(self, data: dict[str, Any]) -> Reason:
        """Add one. Its code is made of its title."""
        with transaction():
            return service.add(viewer(), **data)


@bp.route("/<code>")
class OneReason(MethodView):
    @bp.arguments(CannedInput)
    @bp.response(200, CannedOutput)
    def put(self, data: dict[str, Any], code: str) -> Reason:
        """Say it in other words. What was decided with it before keeps those it had."""
        with transaction():
            return service.change(viewer(), code, **data)

    @bp.response(204)
    def delete(self, code: str) -> None:
        """Offer it no more."""
        with transaction():
            service.remove(viewer(), code)
