"""One check-in: what a member tells of a day. Pure; as it is kept sealed, it is a text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum.core.i18n import Text, _
from forum.recovery.scales import ACTIVITY_SCALES, MEASURES, PSFS, Direction


@dataclass(frozen=True)
class ActivityScore:
    """How well one of the member's own activities went, on which scale."""

    activity_id: int
    score: int
    scale_id: str = PSFS.id

    @property
    def said(self) -> Text:
        """With its scale: 8 is much on one and little on the other."""
        way = _BETTER[ACTIVITY_SCALES[self.scale_id].direction]
        return _("%(score)s (%(scale)s, %(way)s)", score=self.score, scale=self.scale_id, way=way)


@dataclass(frozen=True)
class CheckIn:
    """`scores` holds what was filled in, by measure: what was left empty is not there."""

    scores: Mapping[str, int] = field(default_factory=dict)
    activities: Sequence[ActivityScore] = ()
    flare_up: bool = False
    flare_note: str = ""
    note: str = ""

    @property
    def by_activity(self) -> Mapping[int, ActivityScore]:
        return {one.activity_id: one for one in self.activities}

    @property
    def is_empty(self) -> bool:
        told = (self.scores, self.activities, self.flare_up, self.flare_note, self.note)
        return not any(told)


@dataclass(frozen=True)
class Scored:
    """An activity as a member names it, and how well it went."""

    name: str
    score: int
    scale_id: str = PSFS.id


@dataclass(frozen=True)
class Told:
    """What a member tells of a day, before their activities have numbers."""

    scores: Mapping[str, int] = field(default_factory=dict)
    activities: Sequence[Scored] = ()
    flare_up: bool = False
    flare_note: str = ""
    note: str = ""


def to_text(found: CheckIn) -> str:
    """Each score with its scale and direction, so that it means the same for ever."""
    scores = {
        name: {"value": value} | _scale(MEASURES[name].scale.id, MEASURES[name].scale.direction)
        for name, value in found.scores.items()
    }
    activities = [
        {"id": one.activity_id, "value": one.score}
        | _scale(one.scale_id, ACTIVITY_SCALES[one.scale_id].direction)
        for one in found.activities
    ]
    words = {"flare_up": found.flare_up, "flare_note": found.flare_note, "note": found.note}
    return json.dumps({"scores": scores, "activities": activities, **words}, ensure_ascii=False)


def from_text(text: str) -> CheckIn:
    """Scores on a scale that is not ours now are not mixed with those that are."""
    kept = json.loads(text)
    return CheckIn(
        scores={
            name: score["value"]
            for name, score in kept["scores"].items()
            if name in MEASURES and score["scale"] == MEASURES[name].scale.id
        },
        activities=tuple(
            ActivityScore(one["id"], one["value"], one["scale"])
            for one in kept["activities"]
            if one["scale"] in ACTIVITY_SCALES
        ),
        flare_up=kept["flare_up"],
        flare_note=kept["flare_note"],
        note=kept["note"],
    )


def _scale(scale_id: str, direction: str) -> dict[str, Any]:
    return {"scale": scale_id, "direction": direction}


_BETTER = {Direction.HIGHER: _("hoger is beter"), Direction.LOWER: _("lager is beter")}
