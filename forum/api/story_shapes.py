"""A story as JSON shows it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forum.recovery.checkins import CheckIn
from forum.recovery.scales import ACTIVITY_SCALES
from forum.recovery.stories.views import SnapshotView, StoryView


def story(found: StoryView) -> dict[str, Any]:
    return {
        "goal": found.goal,
        "steps": [{"text": step.text, "done_on": step.done_on} for step in found.steps],
        "version": found.version,
        "completed_at": found.completed_at,
    }


def snapshot(found: SnapshotView) -> dict[str, Any]:
    names = [measure.name for measure in found.measures]
    days = (_day(day, told, names, found.shared.names) for day, told in found.shared.days)
    return line(found) | {"check_ins": found.check_ins, "told": found.said, "days": list(days)}


def line(found: SnapshotView) -> dict[str, Any]:
    choice = found.shared.choice
    return {
        "id": found.id,
        "thread_id": found.thread_id,
        "audience": found.audience,
        "keep_sharing": found.keeps_sharing,
        "from": choice.first,
        "to": choice.last,
        "measures": sorted(choice.measures),
        "notes": choice.notes,
        "shared_at": found.shared_at,
        "is_shown": not found.is_still,
        "mine": found.mine,
    }


def _day(day: date, told: CheckIn, measures: list[str], names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "day": day,
        "scores": {name: told.scores.get(name) for name in measures},
        "activities": [
            {
                "name": names[one.activity_id],
                "score": one.score,
                "scale": one.scale_id,
                "direction": ACTIVITY_SCALES[one.scale_id].direction,
            }
            for one in told.activities
        ],
        "flare_up": told.flare_up,
        "flare_note": told.flare_note,
        "note": told.note,
    }
