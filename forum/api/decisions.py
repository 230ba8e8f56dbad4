from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.decision_shapes import decision_shape, measure_shape
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.measures import appealing, queries, reversing
from forum.moderation.measures.schemas import (
    AppealDecisionInput,
    AppealInput,
    DecisionList,
    DecisionOutput,
    MeasureList,
    MeasureOutput,
)

bp = Blueprint("api_decisions", __name__, url_prefix="", description="Decisions of moderators")


@bp.route("/me/decisions")
class OwnDecisions(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, DecisionList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read what moderators decided about oneself, the latest first, each with its reasons."""
        page = queries.own(viewer(), **asked)
        return page_of([decision_shape(one) for one in page.items], page.next)


@bp.route("/decisions/<id:decision_id>")
class OneDecision(MethodView):
    @bp.response(200, DecisionOutput)
    def get(self, decision_id: int) -> dict[str, Any]:
        """Read one decision about oneself."""
        return decision_shape(queries.get_own(viewer(), decision_id))


@bp.route("/decisions/<id:decision_id>/appeal")
class OneAppeal(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(AppealInput)
    @bp.response(201, DecisionOutput)
    def post(self, data: dict[str, Any], decision_id: int) -> dict[str, Any]:
        """Object to it: once, within six months. Another moderator decides."""
        act_once(lambda: appealing.appeal(viewer(), decision_id, text=data["text"]).id)
        return decision_shape(queries.get_own(viewer(), decision_id))


@bp.route("/moderation/actions/<id:decision_id>/undo")
class Undoing(MethodView):
    @bp.response(200, MeasureOutput)
    def post(self, decision_id: int) -> dict[str, Any]:
        """Take back what one decided oneself, within ten minutes."""
        require(may_moderate(viewer()))
        with transaction():
            reversing.undo(viewer(), decision_id)
        return measure_shape(queries.get_measure(viewer(), decision_id))


@bp.route("/moderation/members/<username>/measures")
class OfMember(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, MeasureList)
    def get(self, asked: dict[str, Any], username: str) -> dict[str, Any]:
        """Read what was decided about a member under their own name, the latest first."""
        page = queries.of_member(viewer(), username, **asked)
        return page_of([measure_shape(one) for one in page.items], page.next)


@bp.route("/moderation/appeals")
class Appeals(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, MeasureList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read decisions to which somebody objects, the oldest objection first."""
        page = queries.appeals(viewer(), **asked)
        return page_of([measure_shape(one) for one in page.items], page.next)


@bp.route("/moderation/appeals/<id:appeal_id>/decide")
class AppealDecision(MethodView):
    @bp.arguments(AppealDecisionInput)
    @bp.response(200, MeasureOutput)
    def post(self, data: dict[str, Any], appeal_id: int) -> dict[str, Any]:
        """Decide about an objection. Upheld, everything is put back as it was."""
        require(may_moderate(viewer()))
        with transaction():
            appealing.decide(viewer(), appeal_id, **data)
        return measure_shape(queries.get_appeal(viewer(), appeal_id))
