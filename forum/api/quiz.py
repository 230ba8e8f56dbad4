from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import (
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    act_once,
    address,
    version_wanted,
    viewer,
)
from forum.core.db import transaction
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.quiz import queries, service
from forum.quiz.policy import may_keep_quiz, may_keep_score
from forum.quiz.schemas import (
    AnswerInput,
    ExplainedOutput,
    QuestionList,
    RenewInput,
    RetireInput,
    ScoreInput,
    ScoreOutput,
    StatementInput,
    StatementList,
    StatementOutput,
)
from forum.quiz.service import Wording
from forum.quiz.views import CuratedStatement

bp = Blueprint("api_quiz", __name__, description="Quiz")


@bp.route("/quiz")
class Quiz(MethodView):
    @bp.response(200, QuestionList)
    def get(self) -> dict[str, Any]:
        """List the statements that are asked now, in their order, without the answers."""
        viewer()
        return {"items": queries.statements(), "next": None}


@bp.route("/quiz/answers")
class Answers(MethodView):
    @bp.arguments(AnswerInput)
    @bp.response(200, ExplainedOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Answer a statement: how it is, and what that stands on. Nothing is kept."""
        viewer()
        found = queries.get_statement(data["id"])
        names = ("explanation", "factsheet", "claim", "claim_text", "source_count", "source_status")
        page = address("factsheets.show", slug=found.factsheet)
        return {name: getattr(found, name) for name in names} | {
            "correct": found.answer == data["answer"],
            "alarm_signals": found.alarm_sentence,
            "url": f"{page}#bewering-{found.claim}",
        }


@bp.route("/me/quiz-score")
class OwnScore(MethodView):
    @bp.response(200, ScoreOutput)
    def get(self) -> Any:
        """Read the score one asked to keep. Nobody else can."""
        require(may_keep_score(viewer()))
        found = queries.find_score(viewer())
        if found is None:
            raise NotFound(_("Je bewaarde geen uitslag van de quiz."))
        return found

    @bp.arguments(ScoreInput)
    @bp.response(200, ScoreOutput)
    def put(self, data: dict[str, Any]) -> Any:
        """Keep the score of these answers in place of the one before; not the answers."""
        require(may_keep_score(viewer()))
        with transaction():
            service.keep_score(viewer(), {one["id"]: one["answer"] for one in data["answers"]})
        return queries.find_score(viewer())

    @bp.response(204)
    def delete(self) -> None:
        """Forget the score that was kept."""
        require(may_keep_score(viewer()))
        with transaction():
            service.forget_score(viewer())


@bp.route("/quiz/statements")
class Statements(MethodView):
    @bp.response(200, StatementList)
    def get(self) -> dict[str, Any]:
        """List all statements and why some rest. For moderators."""
        return {"items": [_show(one) for one in queries.curated(viewer())], "next": None}

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(StatementInput)
    @bp.response(201, StatementOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Add a statement. For moderators."""
        require(may_keep_quiz(viewer()))
        made = act_once(lambda: service.add_statement(viewer(), Wording(**data)).id)
        return _show(queries.get_curated(viewer(), made))


@bp.route("/quiz/statements/<id:statement_id>")
class OneStatement(MethodView):
    @bp.response(200, StatementOutput)
    def get(self, statement_id: int) -> Any:
        """Read a statement with its answer. For moderators. Its ETag names the version."""
        return _one(statement_id)

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.arguments(StatementInput)
    @bp.response(200, StatementOutput)
    def put(self, data: dict[str, Any], statement_id: int) -> Any:
        """Write it anew, held beside the claim as that reads now. For moderators."""
        require(may_keep_quiz(viewer()))
        wording, version = Wording(**data), version_wanted()
        with transaction():
            service.change_statement(viewer(), statement_id, wording, version=version)
        return _one(statement_id)


@bp.route("/quiz/statements/<id:statement_id>/retire")
class Retiring(MethodView):
    @bp.arguments(RetireInput)
    @bp.response(200, StatementOutput)
    def post(self, data: dict[str, Any], statement_id: int) -> Any:
        """Ask it no longer. For moderators."""
        require(may_keep_quiz(viewer()))
        with transaction():
            service.retire(viewer(), statement_id, **data)
        return _one(statement_id)


@bp.route("/quiz/statements/<id:statement_id>/renew")
class Renewing(MethodView):
    @bp.arguments(RenewInput)
    @bp.response(200, StatementOutput)
    def post(self, data: dict[str, Any], statement_id: int) -> Any:
        """Confirm that it still goes with its claim. For moderators."""
        require(may_keep_quiz(viewer()))
        with transaction():
            service.renew(viewer(), statement_id, **data)
        return _one(statement_id)


def _one(statement_id: int) -> Any:
    found = queries.get_curated(viewer(), statement_id)
    return _show(found), 200, {"ETag": f'"{found.version}"'}


def _show(found: CuratedStatement) -> dict[str, Any]:
    names = ("made_for", "since", "rest", "reason", "retired_at")
    return vars(found.shown) | {name: getattr(found, name) for name in names}
