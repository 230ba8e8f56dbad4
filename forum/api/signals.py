from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.door import Blueprint, address, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.moderation.signals import queries, service
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.schemas import (
    DONE,
    SignalAnswerInput,
    SignalList,
    SignalOutput,
    SignalQuery,
)
from forum.moderation.signals.views import WaitingSignal

bp = Blueprint("api_signals", __name__, url_prefix="", description="Signs of alarm in posts")


@bp.route("/moderation/signals")
class Signals(MethodView):
    @bp.arguments(SignalQuery, location="query")
    @bp.response(200, SignalList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read which posts name signs of alarm, the most urgent first; or what was handled."""
        is_done = asked.pop("state") == DONE
        page = queries.signals(viewer(), is_done=is_done, **asked)
        return page_of([_shape(one) for one in page.items], page.next)


@bp.route("/moderation/signals/<id:signal_id>/answer")
class AnswerToSignal(MethodView):
    @bp.arguments(SignalAnswerInput)
    @bp.response(200, SignalOutput)
    def post(self, data: dict[str, Answer], signal_id: int) -> dict[str, Any]:
        """Say what was done: seen, replied, or a false alarm. Whoever is second gets a 409."""
        require(may_moderate(viewer()))
        with transaction():
            service.answer(viewer(), signal_id, data["answer"])
        return _shape(queries.get_signal(viewer(), signal_id))


@bp.route("/posts/<id:post_id>/signal/wave")
class Waving(MethodView):
    @bp.response(204)
    def post(self, post_id: int) -> None:
        """Say of one's own post that the notice does not apply. Moderators see it as before."""
        with transaction():
            service.wave(viewer(), post_id)


def _shape(found: WaitingSignal) -> dict[str, Any]:
    names = (
        "id", "post_id", "thread_id", "title", "author", "level", "is_crisis", "rules",
        "priority", "is_gone", "noted_at", "decided_at", "decision",
    )  # fmt: skip
    shown = {name: getattr(found, name) for name in names}
    return shown | {"url": address("posts.show", post_id=found.post_id)}
