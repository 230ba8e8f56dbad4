from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.held_profiles import HeldView, held_profiles
from forum.accounts.policy import may_moderate
from forum.accounts.profile_shapes import SeenInput, WaitingProfileList
from forum.api.door import Blueprint, page_of, viewer
from forum.api.shapes import author
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation import experts as moderation
from forum.moderation.canned.schemas import RefuseProfileInput

bp = Blueprint(
    "api_held_profiles",
    __name__,
    url_prefix="/moderation/profiles",
    description="What members wrote about themselves that waits",
)


@bp.route("")
class Profiles(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, WaitingProfileList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List texts that say what only a badge may say, what waits longest first."""
        page = held_profiles(viewer(), **asked)
        return page_of([_shown(found) for found in page.items], page.next)


@bp.route("/<id:held_id>/approve")
class Approve(MethodView):
    @bp.arguments(SeenInput)
    @bp.response(204)
    def post(self, data: dict[str, Any], held_id: int) -> None:
        """Place the text that was read. Another one answers 412."""
        require(may_moderate(viewer()))
        with transaction():
            moderation.approve_profile(viewer(), held_id, **data)


@bp.route("/<id:held_id>/refuse")
class Refuse(MethodView):
    @bp.arguments(RefuseProfileInput)
    @bp.response(204)
    def post(self, data: dict[str, Any], held_id: int) -> None:
        """Do not place it. Its writer reads the reason."""
        require(may_moderate(viewer()))
        with transaction():
            moderation.refuse_profile(viewer(), held_id, **data)


def _shown(found: HeldView) -> dict[str, Any]:
    names = ("id", "bio", "instead_of", "why", "held_at", "reason", "seen")
    return {name: getattr(found, name) for name in names} | {"author": author(found.author)}
