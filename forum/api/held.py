from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.door import (
    ALARM_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    address,
    page_of,
    viewer,
)
from forum.api.posts_shown import one_shown
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.canned.schemas import ReasonedInput
from forum.moderation.holding import queries, service
from forum.moderation.holding.schemas import ChangedInput, HeldList, HeldOutput
from forum.moderation.holding.views import HeldView
from forum.posting import sending
from forum.posting.schemas import PostWithPollOutput
from forum.posting.sending import Sent
from forum.threads.posts import get_post

bp = Blueprint("api_held", __name__, url_prefix="", description="Posts held for a moderator")


@bp.route("/me/held-posts")
class OwnHeld(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, HeldList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read what one wrote that waits for a moderator, or was decided in the last 30 days."""
        page = queries.own(viewer(), **asked)
        return page_of([shape(one) for one in page.items], page.next)


@bp.route("/me/held-posts/<id:held_id>")
class OneOwnHeld(MethodView):
    @bp.doc(parameters=[ALARM_PARAMETER])
    @bp.arguments(ChangedInput)
    @bp.response(201, PostWithPollOutput)
    @bp.alt_response(202, schema=HeldOutput, description="It waits for a moderator.")
    def put(self, data: dict[str, Any], held_id: int) -> Any:
        """Send it once more with another text. It is placed, or waits again."""
        body, read = data["body"], acknowledged()
        return told_where(
            act_once(lambda: int(sending.send_again(viewer(), held_id, body, acknowledged=read)))
        )

    @bp.response(204)
    def delete(self, held_id: int) -> None:
        """Take it back. Nothing of it is kept."""
        with transaction():
            service.take_back(viewer(), held_id)


@bp.route("/moderation/held-posts")
class Waiting(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, HeldList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read what waits for a moderator, the oldest first."""
        page = queries.waiting(viewer(), **asked)
        return page_of([shape(one) for one in page.items], page.next)


@bp.route("/moderation/held-posts/<id:held_id>/approve")
class Approval(MethodView):
    @bp.response(200, PostWithPollOutput)
    def post(self, held_id: int) -> dict[str, Any]:
        """Let it through: it is placed as its writer sent it."""
        require(may_moderate(viewer()))
        with transaction():
            post_id = sending.let_through(viewer(), held_id)
        return one_shown(get_post(viewer(), post_id))


@bp.route("/moderation/held-posts/<id:held_id>/refuse")
class Refusal(MethodView):
    @bp.arguments(ReasonedInput)
    @bp.response(204)
    def post(self, data: dict[str, Any], held_id: int) -> None:
        """Do not place it. Its writer reads the reason, and keeps the text for a while."""
        require(may_moderate(viewer()))
        with transaction():
            service.refuse(viewer(), held_id, **data)


def told_where(number: int) -> Any:
    """The post that was sent, or where it waits."""
    sent = Sent.read(number)
    if sent.held_id:
        return held_answer(sent.held_id)
    return one_shown(get_post(viewer(), sent.post_id))


def held_answer(held_id: int) -> Any:
    shown = HeldOutput().dump(shape(queries.get_held(viewer(), held_id)))
    response = current_app.json.response(shown)
    response.status_code = 202
    return response


def shape(found: HeldView) -> dict[str, Any]:
    return {
        "status": found.decision or "held",
        "id": found.id,
        "act": found.act,
        "thread_id": found.thread_id,
        "post_id": found.post_id,
        "author": found.author or None,
        "body": found.body or None,
        "beside": found.beside,
        "reason": found.reason,
        "detail": found.reason_text,
        "answer": found.answer,
        "held_at": found.held_at,
        "decided_at": found.decided_at,
        "url": address("held.index"),
    }
