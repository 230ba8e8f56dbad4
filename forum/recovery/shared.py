"""What is shared of a diary, and with whom. Pure; as it is kept sealed, it is a text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from forum.core.i18n import Text, _
from forum.recovery.checkins import CheckIn, from_text, to_text
from forum.recovery.scales import FUNCTION, MEASURES

SHAREABLE = (FUNCTION, *MEASURES)
Days = Sequence[tuple[date, CheckIn]]


class Audience(StrEnum):
    MEMBERS = "members"
    EXPERTS = "experts"


AUDIENCES: dict[Audience, Text] = {
    Audience.MEMBERS: _("Gedeeld met leden"),
    Audience.EXPERTS: _("Gedeeld met experts"),
}


@dataclass(frozen=True)
class Choice:
    """What somebody chose to share. Without a last day it goes on for as long as it is shared."""

    first: date
    last: date | None
    measures: frozenset[str]
    notes: bool = False

    @property
    def with_function(self) -> bool:
        return FUNCTION in self.measures

    def of(self, days: Iterable[tuple[date, CheckIn]]) -> Days:
        """Nothing but what was chosen: days on which nothing of it was told are not there."""
        within = ((day, self._cut(told)) for day, told in days if self._covers(day))
        return tuple((day, told) for day, told in within if not told.is_empty)

    def _covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def _cut(self, told: CheckIn) -> CheckIn:
        cut = CheckIn(
            scores={name: score for name, score in told.scores.items() if name in self.measures},
            activities=told.activities if self.with_function else (),
        )
        if not self.notes:
            return cut
        return replace(cut, flare_up=told.flare_up, flare_note=told.flare_note, note=told.note)


@dataclass(frozen=True)
class Shared:
    """The choice with what it comes to. `names` are those of the activities by their numbers."""

    choice: Choice
    days: Days = ()
    names: Mapping[int, str] = field(default_factory=dict)


def shared(
    choice: Choice, days: Iterable[tuple[date, CheckIn]], names: Mapping[int, str]
) -> Shared:
    """With activities numbered anew: two of these do not show by a number that they come from one
    diary."""
    chosen = choice.of(days)
    used = sorted({one.activity_id for _day, told in chosen for one in told.activities})
    numbers = {own: at for at, own in enumerate((one for one in used if one in names), start=1)}
    told = tuple((day, _renumbered(one, numbers)) for day, one in chosen)
    return Shared(choice, told, {at: names[own] for own, at in numbers.items()})


def shared_to_text(found: Shared, *, keeps: bool) -> str:
    """Of what keeps sharing only the choice: the diary itself is read each time."""
    choice = found.choice
    kept: dict[str, Any] = {
        "from": choice.first.isoformat(),
        "to": choice.last and choice.last.isoformat(),
        "measures": sorted(choice.measures),
        "notes": choice.notes,
    }
    if not keeps:
        kept["days"] = {day.isoformat(): to_text(told) for day, told in found.days}
        kept["names"] = {str(number): name for number, name in found.names.items()}
    return json.dumps(kept, ensure_ascii=False)


def shared_from_text(text: str) -> Shared:
    kept = json.loads(text)
    days = kept.get("days", {}).items()
    return Shared(
        Choice(
            date.fromisoformat(kept["from"]),
            date.fromisoformat(kept["to"]) if kept["to"] else None,
            frozenset(kept["measures"]),
            kept["notes"],
        ),
        tuple((date.fromisoformat(day), from_text(told)) for day, told in sorted(days)),
        {int(number): name for number, name in kept.get("names", {}).items()},
    )


def _renumbered(told: CheckIn, numbers: Mapping[int, int]) -> CheckIn:
    activities = tuple(
        replace(one, activity_id=numbers[one.activity_id])
        for one in told.activities
        if one.activity_id in numbers
    )
    return replace(told, activities=activities)
