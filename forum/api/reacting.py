from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.factsheets.talk.pins import pinned_above
from forum.marks.schemas_posts import ReactedOutput
from forum.marks.service import reacting
from forum.threads import service
from forum.threads.kinds import ReactionKind
from forum.threads.schemas import ThreadOutput
from forum.threads.shapes import AcceptedInput

bp = Blueprint("api_reacting", __name__, url_prefix="", description="Appreciating posts")


@bp.route("/posts/<id:post_id>/reactions/<reaction:kind>")
class OneReaction(MethodView):
    @bp.response(200, ReactedOutput)
    def put(self, post_id: int, kind: str) -> dict[str, Any]:
        """Appreciate a post of somebody else. Twice is once; nobody is told who did."""
        with transaction():
            post = reacting.react(viewer(), post_id, ReactionKind(kind))
        return {"reactions": post.reactions}

    @bp.response(204)
    def delete(self, post_id: int, kind: str) -> None:
        """Take one's own reaction back."""
        with transaction():
            reacting.take_back(viewer(), post_id, ReactionKind(kind))


@bp.route("/threads/<id:thread_id>/accepted")
class Accepted(MethodView):
    @bp.arguments(AcceptedInput)
    @bp.response(200, ThreadOutput)
    def put(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Say which reply helped, in a question of one's own; null takes it back."""
        post_id = data["post_id"]
        with transaction():
            if post_id is None:
                thread = service.withdraw_answer(viewer(), thread_id)
            else:
                thread = service.accept_answer(viewer(), thread_id, post_id)
        return shapes.thread(thread, pinned_above(viewer(), thread))
