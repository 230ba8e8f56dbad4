from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.queries import profile
from forum.api.door import Blueprint, viewer
from forum.api.expert_shapes import verification
from forum.api.shapes import author
from forum.experts.verification.schemas import MemberOutput
from forum.experts.verification.shown import shown_of

bp = Blueprint("api_members", __name__, url_prefix="/members", description="What members show")


@bp.route("/<username>")
class OneMember(MethodView):
    @bp.response(200, MemberOutput)
    def get(self, username: str) -> dict[str, Any]:
        """Read what a member shows to others, and as what they are or were verified."""
        found = profile(viewer(), username)
        told = {"bio": found.bio, "joined_at": found.joined_at}
        return author(found.author) | told | {"verification": verification(shown_of(found.name))}
