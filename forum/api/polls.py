from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, viewer
from forum.polls import service
from forum.polls.queries import get_poll
from forum.polls.schemas import PollOutput, VoteInput
from forum.polls.views import PollView

bp = Blueprint("api_polls", __name__, url_prefix="/posts", description="Polls under posts")


@bp.route("/<id:post_id>/poll")
class OnePoll(MethodView):
    @bp.response(200, PollOutput)
    def get(self, post_id: int) -> dict[str, Any]:
        """Read the poll under a post. Its outcome is there once one has voted, or it is closed."""
        return shapes.poll(get_poll(viewer(), post_id))


@bp.route("/<id:post_id>/poll/close")
class Closing(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.response(200, PollOutput)
    def post(self, post_id: int) -> dict[str, Any]:
        """Close a poll of one's own before its time. There is no way back."""
        return _after(post_id, lambda: service.close(viewer(), post_id))


@bp.route("/<id:post_id>/vote")
class OwnVote(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(VoteInput)
    @bp.response(200, PollOutput)
    def put(self, data: dict[str, Any], post_id: int) -> dict[str, Any]:
        """Choose these answers, in the place of what one chose before. Nobody sees who did."""
        return _after(post_id, lambda: service.vote(viewer(), post_id, **data))

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.response(200, PollOutput)
    def delete(self, post_id: int) -> dict[str, Any]:
        """Choose nothing after all."""
        return _after(post_id, lambda: service.withdraw(viewer(), post_id))


def _after(post_id: int, act: Callable[[], PollView]) -> dict[str, Any]:
    act_once(lambda: act().id)
    return shapes.poll(get_poll(viewer(), post_id))
