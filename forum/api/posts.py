from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    version_wanted,
    viewer,
)
from forum.api.held import held_answer
from forum.api.posts_shown import one_shown
from forum.moderation.holding.schemas import HeldOutput
from forum.posting import sending
from forum.posting import service as posting
from forum.posting.schemas import PostWithPollOutput
from forum.posting.sending import Sent
from forum.threads import posts as reading
from forum.threads.schemas import PostChange

bp = Blueprint("api_posts", __name__, url_prefix="/posts", description="Posts")

Answer = tuple[dict[str, Any], int, dict[str, str]]


@bp.route("/<id:post_id>")
class OnePost(MethodView):
    @bp.response(200, PostWithPollOutput)
    def get(self, post_id: int) -> Answer:
        """Read a post. Its ETag names the version."""
        return _answer(post_id)

    @bp.doc(parameters=[KEY_PARAMETER, MATCH_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(PostChange)
    @bp.response(200, PostWithPollOutput)
    @bp.alt_response(202, schema=HeldOutput, description="It waits for a moderator.")
    def patch(self, data: dict[str, Any], post_id: int) -> Any:
        """Change one's own post; with the first one also the title of its thread."""
        sent = Sent.read(act_once(lambda: self._edit(post_id, data)))
        return held_answer(sent.held_id) if sent.held_id else _answer(post_id)

    @bp.doc(parameters=[KEY_PARAMETER, MATCH_PARAMETER])
    @bp.response(204)
    def delete(self, post_id: int) -> None:
        """Delete one's own post. Its place stays; a thread without replies goes with it."""
        act_once(lambda: posting.delete_post(viewer(), post_id, version=version_wanted()))

    def _edit(self, post_id: int, data: dict[str, Any]) -> int:
        read, seen = acknowledged(), version_wanted()
        return int(sending.edit_post(viewer(), post_id, version=seen, acknowledged=read, **data))


def _answer(post_id: int) -> Answer:
    post = reading.get_readable_post(viewer(), post_id)
    return one_shown(post), 200, {"ETag": f'"{post.version}"'}
