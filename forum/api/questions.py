"""Asking an expert, and what becomes of a question."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import desk_shapes
from forum.api import question_shapes as shapes
from forum.api.door import Blueprint, page_of, viewer
from forum.core.db import transaction
from forum.experts.questions import service
from forum.experts.questions.piles import overview, own_desk, questions
from forum.experts.questions.queries import get_question
from forum.experts.questions.schemas import (
    ExpertDeskInput,
    ExpertDeskOutput,
    ExpertQuestionList,
    ExpertQuestionOutput,
    HandOverInput,
    PileQuery,
    SendBackInput,
    WhyInput,
)
from forum.experts.questions.views import TARGET_DAYS, Pile
from forum.moderation import questions as moderation
from forum.posting import questions as posting
from forum.posting.desk import WholeDeskOutput, experts_desk
from forum.threads.queries import get_thread

bp = Blueprint("api_questions", __name__, description="Questions to experts")


@bp.route("/threads/<id:thread_id>/question")
class QuestionOfThread(MethodView):
    @bp.response(200, ExpertQuestionOutput)
    def put(self, thread_id: int) -> dict[str, Any]:
        """Ask an expert, in one's own thread: one question at a time. With signs for which one
        does not wait it is closed at once, and `told` says what to do."""
        with transaction():
            posting.ask(viewer(), thread_id)
        return _show(thread_id)

    @bp.response(204)
    def delete(self, thread_id: int) -> None:
        """Take it back while nobody answered."""
        get_thread(viewer(), thread_id)
        with transaction():
            service.take_back(viewer(), thread_id)


@bp.route("/questions")
class Questions(MethodView):
    @bp.arguments(PileQuery, location="query")
    @bp.response(200, ExpertQuestionList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List questions: `answered` for everybody, `mine` for members; `waiting` and `assigned`
        for experts and moderators, `held` and `declined` for experts, `asked` and `closed` for
        moderators. What waits comes raised first, then oldest first."""
        page = questions(viewer(), Pile(asked.pop("state")), **asked)
        median = overview(viewer()).median
        times = {"median_days": median, "target_days": TARGET_DAYS}
        return page_of([shapes.line(one) for one in page.items], page.next) | times


@bp.route("/questions/<id:thread_id>/approve")
class Approve(MethodView):
    @bp.response(200, ExpertQuestionOutput)
    def post(self, thread_id: int) -> dict[str, Any]:
        """Let experts take it up. For moderators, as `raise` and `close`."""
        with transaction():
            moderation.approve(viewer(), thread_id)
        return _show(thread_id)


@bp.route("/questions/<id:thread_id>/raise")
class PutFirst(MethodView):
    @bp.arguments(WhyInput)
    @bp.response(200, ExpertQuestionOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Put it before those that wait longer, with a `reason` for the log."""
        with transaction():
            moderation.put_first(viewer(), thread_id, **data)
        return _show(thread_id)


@bp.route("/questions/<id:thread_id>/close")
class Close(MethodView):
    @bp.arguments(SendBackInput)
    @bp.response(200, ExpertQuestionOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Close it without an answer. Who asked reads the reason, and may ask again."""
        with transaction():
            moderation.close(viewer(), thread_id, **data)
        return _show(thread_id)


@bp.route("/questions/<id:thread_id>/claim")
class Claim(MethodView):
    @bp.response(200, ExpertQuestionOutput)
    def post(self, thread_id: int) -> dict[str, Any]:
        """Take it up, for 48 hours. For verified experts; of many at once one has it."""
        with transaction():
            service.claim(viewer(), thread_id)
        return _show(thread_id)


@bp.route("/questions/<id:thread_id>/release")
class Release(MethodView):
    @bp.arguments(WhyInput)
    @bp.response(200, ExpertQuestionOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Give it back to the others. For who has it, and for moderators, of whom a `reason` for
        the log is asked."""
        with transaction():
            moderation.release(viewer(), thread_id, **data)
        return _show(thread_id)


@bp.route("/questions/<id:thread_id>/decline")
class DeclineQuestion(MethodView):
    @bp.response(200, ExpertQuestionOutput)
    def post(self, thread_id: int) -> dict[str, Any]:
        """Leave it to others: it is not offered to this expert again."""
        with transaction():
            service.decline(viewer(), thread_id)
        return _show(thread_id)


@bp.route("/questions/<id:thread_id>/hand-over")
class HandOver(MethodView):
    @bp.arguments(HandOverInput)
    @bp.response(200, ExpertQuestionOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Give it to another expert, by name. For who has it, and for moderators, of whom a
        `reason` for the log is asked."""
        with transaction():
            moderation.hand_over(viewer(), thread_id, **data)
        return _show(thread_id)


@bp.route("/me/expert-desk")
class OwnDesk(MethodView):
    @bp.response(200, WholeDeskOutput)
    def get(self) -> Any:
        """Read one's desk as an expert: how one wants to be asked, how many questions wait and
        which one has, one's fact sheets that are due, one's answers of which a source changed, and
        one's hours to come."""
        return desk_shapes.desk(experts_desk(viewer()))

    @bp.arguments(ExpertDeskInput)
    @bp.response(200, ExpertDeskOutput)
    def put(self, data: dict[str, Any]) -> Any:
        """Say how many questions one takes up at once (1 to 10), and until which day one is
        away."""
        with transaction():
            service.set_desk(viewer(), **data)
        return own_desk(viewer())


def _show(thread_id: int) -> dict[str, Any]:
    return shapes.question(get_question(viewer(), thread_id))
