"""Trying one thing for some weeks, and looking back on it."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.posting import diary as posting
from forum.recovery import queries, service
from forum.recovery.policy import may_keep_diary
from forum.recovery.reminders.queries import own_wish
from forum.recovery.trying.comparing import FEWEST_WEEKS, MOST_WEEKS, Experiment, State
from forum.recovery.trying.plans import (
    CONCLUSIONS,
    WATCHED,
    WHATS,
    ends_of,
    label_of,
)
from forum.recovery.trying.schemas import NewExperimentForm, OutcomeInput
from forum.recovery.views import DiaryView
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form, version_seen
from forum.web.page import tell, viewer

bp = Blueprint("experiments", __name__, url_prefix="/recovery/experiments")

USUAL_WEEKS = 4


@bp.get("")
def index() -> str:
    return _list_page(Form({"begins_on": this_day().isoformat(), "weeks": str(USUAL_WEEKS)}))


@bp.post("")
def begin() -> ResponseReturnValue:
    require(may_keep_diary(viewer(), clock.now(), has_consent=queries.has_consent(viewer())))
    form = read_form(NewExperimentForm)
    if form.errors:
        return _list_page(form), 422
    try:
        with transaction():
            made = posting.begin_experiment(viewer(), **form.data, acknowledged=acknowledged())
    except (Invalid, Conflict) as error:
        return _list_page(form.blame(error)), error.status
    tell(_("Dit staat nu in je dagboek. Je check-ins doe je zoals altijd."))
    return redirect(url_for("experiments.show", experiment_id=made), 303)


@bp.get("/<id:experiment_id>")
def show(experiment_id: int) -> str:
    found = queries.own_diary(viewer())
    return _page(found, found.experiment(experiment_id))


@bp.post("/<id:experiment_id>/stop")
def stop(experiment_id: int) -> ResponseReturnValue:
    with transaction():
        service.stop_experiment(viewer(), experiment_id, version=version_seen())
    tell(_("Gestopt. Je check-ins gaan gewoon door."))
    return _back(experiment_id)


@bp.post("/<id:experiment_id>/conclude")
def conclude(experiment_id: int) -> ResponseReturnValue:
    require(may_keep_diary(viewer(), clock.now(), has_consent=queries.has_consent(viewer())))
    found = queries.own_diary(viewer())
    tried = found.experiment(experiment_id)
    form = read_form(OutcomeInput)
    if form.errors:
        return _page(found, tried, form), 422
    try:
        with transaction():
            posting.conclude_experiment(
                viewer(),
                experiment_id,
                **form.data,
                version=version_seen(),
                acknowledged=acknowledged(),
            )
    except (Conflict, Stale) as error:
        return _page(found, tried, form.blame(error)), error.status
    tell(_("Bewaard. Je kunt het altijd nog veranderen."))
    return _back(experiment_id)


@bp.post("/<id:experiment_id>/remove")
def remove(experiment_id: int) -> ResponseReturnValue:
    with transaction():
        service.remove_experiment(viewer(), experiment_id, version=version_seen())
    tell(_("Verwijderd. Je check-ins zijn er nog."))
    return redirect(url_for("experiments.index"), 303)


def _back(experiment_id: int) -> ResponseReturnValue:
    return redirect(url_for("experiments.show", experiment_id=experiment_id), 303)


def _list_page(form: Form) -> str:
    found = queries.own_diary(viewer())
    return render_template(
        "diary/experiments.html",
        form=form,
        experiments=found.experiments,
        current=found.trying(this_day()),
        is_reminded=own_wish(viewer()) is not None,
        whats=[(code, told, "") for code, told in WHATS.items()],
        watchable={name: label_of(name) for name in WATCHED},
        weeks=range(FEWEST_WEEKS, MOST_WEEKS + 1),
        today=this_day(),
    )


def _page(found: DiaryView, tried: Experiment, form: Form | None = None) -> str:
    is_over = tried.state(this_day()) is State.OVER
    compared = found.comparison(tried) if is_over else None
    return render_template(
        "diary/experiment.html",
        tried=tried,
        state=tried.state(this_day()),
        form=form or _said(tried),
        compared=compared,
        activities=found.activities,
        conclusions=[(code, told, "") for code, told in CONCLUSIONS.items()],
        limits=found.limits(tried),
        label_of=label_of,
        ends_of=ends_of,
    )


def _said(tried: Experiment) -> Form:
    """What the member concluded before, and the version that says so."""
    said = {"version": str(tried.version)}
    if tried.outcome:
        said |= {
            "conclusion": tried.outcome.conclusion,
            "conclusion_words": tried.outcome.words,
        }
    return Form(said)
