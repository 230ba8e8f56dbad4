"""Trying one thing for some weeks. One's own, and nobody else's, for no role."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import experiment_shapes as shapes
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    page_of,
    version_wanted,
    viewer,
)
from forum.core.db import transaction
from forum.posting import diary as posting
from forum.recovery import queries, service
from forum.recovery.trying.plans import Begun, Outcome
from forum.recovery.trying.schemas import (
    ExperimentChange,
    ExperimentList,
    NewExperimentInput,
    OneExperimentOutput,
)

bp = Blueprint(
    "api_experiments",
    __name__,
    url_prefix="/recovery/experiments",
    description="One's own experiments",
)


@bp.route("")
class Experiments(MethodView):
    @bp.response(200, ExperimentList)
    def get(self) -> dict[str, Any]:
        """List what one tried and is trying, latest first."""
        return page_of([shapes.experiment(one) for one in queries.own_experiments(viewer())])

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(NewExperimentInput)
    @bp.response(201, OneExperimentOutput)
    def post(self, data: dict[str, Begun]) -> shapes.Answer:
        """Begin to try one thing, from at most 14 days ago or ahead; `words` are needed where
        `what` is other. One at a time: 409 while another is not over."""
        read = acknowledged()
        made = act_once(lambda: posting.begin_experiment(viewer(), **data, acknowledged=read))
        return _answer(made, 201)


@bp.route("/<id:experiment_id>")
class OneExperiment(MethodView):
    @bp.response(200, OneExperimentOutput)
    def get(self, experiment_id: int) -> shapes.Answer:
        """Read one; when it is over beside the equally long period before it."""
        return _answer(experiment_id, 200)

    @bp.doc(parameters=[MATCH_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ExperimentChange)
    @bp.response(200, OneExperimentOutput)
    def patch(self, data: dict[str, Any], experiment_id: int) -> shapes.Answer:
        """Stop it today, or say what one makes of it, with words beside it or without; what was
        said before is replaced."""
        version, outcome = version_wanted(), data["outcome"]
        with transaction():
            if data["stopped"]:
                version = service.stop_experiment(viewer(), experiment_id, version=version)
            if outcome:
                _conclude(experiment_id, outcome, version)
        return _answer(experiment_id, 200)

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.response(204)
    def delete(self, experiment_id: int) -> None:
        """Remove it with all of it. The check-ins stay."""
        with transaction():
            service.remove_experiment(viewer(), experiment_id, version=version_wanted())


def _conclude(experiment_id: int, outcome: Outcome, version: int | None) -> None:
    posting.conclude_experiment(
        viewer(), experiment_id, outcome, version=version, acknowledged=acknowledged()
    )


def _answer(experiment_id: int, status: int) -> shapes.Answer:
    found = queries.own_diary(viewer())
    tried = found.experiment(experiment_id)
    return shapes.with_comparison(tried, found), status, {"ETag": f'"{tried.version}"'}
