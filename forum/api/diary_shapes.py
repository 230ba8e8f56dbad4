"""A diary as JSON shows it."""

from collections.abc import Mapping
from typing import Any

from forum.recovery.change import Change
from forum.recovery.scales import ACTIVITY_SCALES, MEASURES
from forum.recovery.views import ActivityView, DiaryView, EntryView

Answer = tuple[dict[str, Any], int, dict[str, str]]


def entry(found: EntryView, activities: Mapping[int, ActivityView]) -> dict[str, Any]:
    told = found.check_in
    return {
        "day": found.day,
        **{name: told.scores.get(name) for name in MEASURES},
        "activities": [
            {
                "name": activities[one.activity_id].name,
                "score": one.score,
                "scale": one.scale_id,
                "direction": ACTIVITY_SCALES[one.scale_id].direction,
            }
            for one in told.activities
        ],
        "flare_up": told.flare_up,
        "flare_note": told.flare_note,
        "note": told.note,
        "version": found.version,
        "saved_at": found.saved_at,
    }


def activity(found: ActivityView) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "scale": found.scale_id,
        "direction": ACTIVITY_SCALES[found.scale_id].direction,
        "begun_at": found.begun_at,
        "ended_at": found.ended_at,
    }


def summary(found: DiaryView) -> dict[str, Any]:
    made = found.summary
    return {
        "check_ins": made.check_ins,
        **{name: _change(made.measures[name]) for name in MEASURES},
        "function": _change(made.function),
        "function_of": [found.activities[one].name for one in sorted(made.function_of)],
        "told": list(map(str, made.sentences)),
    }


def _change(found: Change | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "baseline": float(found.baseline),
        "current": float(found.current),
        "points": float(found.points),
        "percent": found.percent,
        "meaningful": found.is_noticeable,
    }
