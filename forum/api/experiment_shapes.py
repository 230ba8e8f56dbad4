"""What somebody tries, as JSON shows it."""

from dataclasses import asdict
from typing import Any

from forum.core.days import this_day
from forum.recovery.trying.comparing import Experiment, Measured, Side, State
from forum.recovery.views import DiaryView

Answer = tuple[dict[str, Any], int, dict[str, str]]


def experiment(found: Experiment) -> dict[str, Any]:
    outcome = found.outcome
    return {
        "id": found.id,
        "what": found.plan.what,
        "words": found.plan.words,
        "watched": list(found.plan.watched),
        "begins_on": found.begins_on,
        "ends_on": found.period.last,
        "weeks": found.weeks,
        "stopped_on": found.stopped_on,
        "state": found.state(this_day()),
        "conclusion": outcome and outcome.conclusion,
        "conclusion_words": outcome and outcome.words,
        "version": found.version,
        "created_at": found.created_at,
    }


def with_comparison(found: Experiment, diary: DiaryView) -> dict[str, Any]:
    is_over = found.state(this_day()) is State.OVER
    return experiment(found) | {"comparison": _comparison(found, diary) if is_over else None}


def _comparison(found: Experiment, diary: DiaryView) -> dict[str, Any]:
    made = diary.comparison(found)
    return {
        "before": asdict(made.before),
        "during": asdict(made.during),
        "measures": [_measured(one) for one in made.measures],
        "function_of": [diary.activities[one].name for one in sorted(made.function_of)],
        "limits": list(map(str, diary.limits(found))),
    }


def _measured(found: Measured) -> dict[str, Any]:
    sides = {"before": _side(found.before), "during": _side(found.during)}
    return {"name": found.name, **sides, "told": str(found.told)}


def _side(found: Side) -> dict[str, Any]:
    median = None if found.median is None else float(found.median)
    return {"check_ins": found.count, "median": median}
