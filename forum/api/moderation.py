from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.decision_shapes import measure_shape
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation import pace, queries, service
from forum.moderation.measures import service as measures
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.queries import get_measure
from forum.moderation.measures.schemas import MeasureInput, MeasureOutput
from forum.moderation.pace import PaceInput
from forum.moderation.schemas import LogList, UnmaskInput, UnmaskOutput

bp = Blueprint("api_moderation", __name__, url_prefix="/moderation", description="Moderation")


@bp.route("/actions")
class Actions(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(MeasureInput)
    @bp.response(201, MeasureOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Take one decision about a post, a thread or a member. Whom it is about is told why."""
        require(may_moderate(viewer()))
        wanted = Wanted(**data | {"kind": Kind(data["kind"])})
        measure_id = act_once(lambda: measures.take(viewer(), wanted).id)
        return measure_shape(get_measure(viewer(), measure_id))

    @bp.arguments(ListQuery, location="query")
    @bp.response(200, LogList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read the log of moderation, latest first."""
        page = queries.log(viewer(), **asked)
        return page_of([_line(line) for line in page.items], page.next)


@bp.route("/threads/<id:thread_id>/pace")
class PaceOfThread(MethodView):
    @bp.arguments(PaceInput)
    @bp.response(204)
    def put(self, data: dict[str, Any], thread_id: int) -> None:
        """Slow a thread down for some hours, or with 0 minutes let it go its way again."""
        require(may_moderate(viewer()))
        with transaction():
            pace.set_pace(viewer(), thread_id, **data)


@bp.route("/unmaskings")
class Unmaskings(MethodView):
    @bp.arguments(UnmaskInput)
    @bp.response(201, UnmaskOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Learn who wrote under a pseudonym. The member is told, every time it is asked."""
        require(may_moderate(viewer()))
        with transaction():
            entry_id = service.unmask(viewer(), **data).id
        return {"id": entry_id, "username": queries.unmasked(viewer(), entry_id)}


def _line(line: queries.LogLine) -> dict[str, Any]:
    names = ("id", "act", "moderator", "thread_id", "post_id", "about", "reason", "note", "at")
    return {name: getattr(line, name) for name in names}
