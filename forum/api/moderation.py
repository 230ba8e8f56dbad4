from __future__ import annotations

from collections.abc import Mapping
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
from forum.moderation.measures.bulk import Result, take_each
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.queries import get_measure, measures_among
from forum.moderation.measures.schemas import (
    BulkInput,
    BulkOutput,
    MeasureInput,
    MeasureOutput,
)
from forum.moderation.measures.views import MeasureView
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
        told = {"kind": Kind(data["kind"]), "post_ids": tuple(data["post_ids"])}
        wanted = Wanted(**data | told)
        measure_id = act_once(lambda: measures.take(viewer(), wanted).id)
        return measure_shape(get_measure(viewer(), measure_id))

    @bp.arguments(ListQuery, location="query")
    @bp.response(200, LogList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read the log of moderation, latest first."""
        page = queries.log(viewer(), **asked)
        return page_of([_line(line) for line in page.items], page.next)


@bp.route("/actions/bulk")
class ManyActions(MethodView):
    @bp.arguments(BulkInput)
    @bp.response(200, BulkOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Decide the same about several posts, at most 50. Each is decided by itself: the answer
        says of each what was decided, or why nothing was."""
        require(may_moderate(viewer()))
        post_ids, kind = data.pop("post_ids"), Kind(data.pop("kind"))
        results = take_each(viewer(), Wanted(kind, **data), post_ids, within=transaction)
        taken = measures_among(viewer(), [one.measure_id for one in results if one.measure_id])
        return {"items": [_result(one, taken) for one in results]}


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


def _result(found: Result, taken: Mapping[int, MeasureView]) -> dict[str, Any]:
    decision = taken.get(found.measure_id or 0)
    error = found.error
    return {
        "post_id": found.post_id,
        "decision": None if decision is None else measure_shape(decision),
        "problem": None if error is None else {"code": error.code, "detail": error.detail},
    }


def _line(line: queries.LogLine) -> dict[str, Any]:
    names = ("id", "act", "moderator", "thread_id", "post_id", "about", "reason", "note", "at")
    return {name: getattr(line, name) for name in names}
