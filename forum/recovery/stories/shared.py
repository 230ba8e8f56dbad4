"""What is shared of a diary, and with whom. Pure; as it is kept sealed, it is a text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, overload

from forum.core.i18n import Text, _
from forum.recovery.charts.series import Days
from forum.recovery.checkins import ActivityScore, CheckIn, from_text, to_text
from forum.recovery.scales import FUNCTION, MEASURES

FLARE_UPS = "flare_ups"  # that there were any; what was written about one goes with the notes
SHAREABLE = (FUNCTION, *MEASURES, FLARE_UPS)


class Audience(StrEnum):
    MEMBERS = "members"
    EXPERTS = "experts"


AUDIENCES: dict[Audience, Text] = {
    Audience.MEMBERS: _("Gedeeld met leden"),
    Audience.EXPERTS: _("Gedeeld met experts"),
}


@dataclass(frozen=True)
class Choice:
    """What somebody chose to share, out of SHAREABLE. Without a last day it goes on for as long as
    it is shared."""

    first: date
    last: date | None
    measures: frozenset[str]
    notes: bool = False

    @property
    def with_function(self) -> bool:
        return FUNCTION in self.measures

    @property
    def with_flare_ups(self) -> bool:
        return FLARE_UPS in self.measures

    def has(self, day: date, told: CheckIn) -> bool:
        """Whether anything of this day was chosen."""
        if day < self.first or (self.last is not None and day > self.last):
            return False
        words = self.notes and (told.note or told.flare_note)
        facts = self.with_function and told.activities, self.with_flare_ups and told.flare_up
        return bool(words or any(facts) or not self.measures.isdisjoint(told.scores))

    def cut(self, told: CheckIn, numbers: Mapping[int, int]) -> CheckIn:
        """Nothing but what was chosen, with the activities under these numbers."""
        return CheckIn(
            {name: score for name, score in told.scores.items() if name in self.measures},
            _renumbered(told.activities, numbers) if self.with_function else (),
            told.flare_up and self.with_flare_ups,
            told.flare_note if self.notes else "",
            told.note if self.notes else "",
        )


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
    chosen = [(day, told) for day, told in days if choice.has(day, told)]
    done = (one.activity_id for _day, told in chosen for one in told.activities)
    used = sorted(set(done) & names.keys()) if choice.with_function else []
    numbers = {own: at for at, own in enumerate(used, start=1)}
    told = tuple((day, choice.cut(one, numbers)) for day, one in chosen)
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
        _Kept(sorted(days)),
        {int(number): name for number, name in kept.get("names", {}).items()},
    )


class _Kept(Sequence[tuple[date, CheckIn]]):
    """Days as they are kept, each opened when it is looked at: who reads a story looks at few."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> tuple[date, CheckIn]: ...
    @overload
    def __getitem__(self, at: slice) -> Days: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return tuple(self)[at]
        day, told = self._texts[at]
        return date.fromisoformat(day), from_text(told)


def _renumbered(
    done: Sequence[ActivityScore], numbers: Mapping[int, int]
) -> tuple[ActivityScore, ...]:
    return tuple(
        ActivityScore(numbers[one.activity_id], one.score, one.scale_id)
        for one in done
        if one.activity_id in numbers
    )
