"""The form of a check-in: each activity has a field of its own, and a new one two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import request

from forum.core.errors import Complaints
from forum.core.i18n import Text, _
from forum.core.schemas import storable
from forum.recovery.scales import MEASURES
from forum.recovery.schemas import EntryForm
from forum.recovery.service import NONE_YET
from forum.recovery.views import ActivityView, EntryView
from forum.web.forms import Form, read_form, version_seen

NEW_NAME, NEW_SCORE = "new_activity", "new_score"


@dataclass(frozen=True)
class Typed:
    """One activity as it was typed, and the fields of its name and its score."""

    name_field: str
    score_field: str
    sent: Mapping[str, Any]


def field_of(activity_id: int) -> str:
    return f"activity_{activity_id}"


def read_check_in(asked: Sequence[ActivityView]) -> Form:
    """With each complaint about an activity at the field that it is about."""
    typed = _activities(asked)
    form = read_form(EntryForm, activities=[one.sent for one in typed])
    return replace(form, errors=_placed(form.errors, typed)) if form.errors else form


def version_of(day: date) -> int:
    """The version an editor started from. That of another day says nothing about this one."""
    opened_for = request.form.get("opened_for", day.isoformat())
    return version_seen() or NONE_YET if opened_for == day.isoformat() else NONE_YET


def is_of_another_day() -> bool:
    """Than the one that the form was opened for."""
    day = request.form.get("day", "")
    return request.form.get("opened_for", day) != day


def filled_in(day: date, entry: EntryView | None) -> Form:
    """With what the day says already."""
    if entry is None:
        return Form({"day": day.isoformat()})
    told = entry.check_in
    scores = {name: str(score) for name, score in told.scores.items()}
    done = {field_of(one.activity_id): str(one.score) for one in told.activities}
    words = {"flare_note": told.flare_note, "note": told.note}
    flare = {"flare_up": "1"} if told.flare_up else {}
    version = {"version": str(entry.version)}
    return Form({"day": day.isoformat(), **scores, **done, **words, **flare, **version})


def labels(asked: Sequence[ActivityView]) -> dict[str, str | Text]:
    """What the fields are called, in their order on the page."""
    return {
        "day": _("Dag"),
        "activities": _("Wat lukte deze week?"),
        **{field_of(one.id): one.name for one in asked},
        NEW_NAME: _("In je eigen woorden"),
        NEW_SCORE: _("Hoe goed lukte het?"),
        **{measure.name: measure.label for measure in MEASURES.values()},
        "flare_up": _("Opvlamming"),
        "flare_note": _("Wat ging eraan vooraf?"),
        "note": _("Notitie"),
    }


def _activities(asked: Sequence[ActivityView]) -> list[Typed]:
    """What was left empty is not told."""
    found = [
        Typed("", field, {"name": one.name, "score": score, "scale": one.scale_id})
        for one in asked
        if (score := _typed(field := field_of(one.id)))
    ]
    name, score = _typed(NEW_NAME), _typed(NEW_SCORE)
    new = [Typed(NEW_NAME, NEW_SCORE, {"name": name, "score": score})] if name or score else []
    return found + new


def _placed(errors: Complaints, typed: Sequence[Typed]) -> Complaints:
    placed = dict(errors)
    about = placed.pop("activities", [])
    if not isinstance(about, dict):
        return errors
    for at, wrong in about.items():
        placed |= {
            typed[at].score_field if field == "score" else typed[at].name_field: complaints
            for field, complaints in wrong.items()
        }
    return placed


def _typed(name: str) -> str:
    return storable(request.form.get(name, "")).strip()
