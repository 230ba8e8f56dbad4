"""The activities of a diary by their names, with those that a file brings along."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from forum.core import clock
from forum.core.db import db
from forum.core.terms import fold
from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.models import DiaryActivity
from forum.recovery.service.activities import MOST_EVER

Key = tuple[str, str]


@dataclass
class Register:
    """Whoever holds the member uses it once. What is new has a number below 0 until it is kept.

    `taken` are the new ones that something to be written tells of.
    """

    own: Sequence[DiaryActivity]
    names: dict[int, tuple[str, str]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._numbers: dict[Key, int] = {_key(one.name, one.scale_id): one.id for one in self.own}

    def number_of(self, name: str, scale_id: str) -> int:
        number = self._numbers.setdefault(_key(name, scale_id), -1 - len(self.names))
        if number == -1 - len(self.names):
            self.names[number] = (name, scale_id)
        return number

    def take(self, check_in: CheckIn) -> bool:
        """Whether there is room for what it tells of."""
        new = {one.activity_id for one in check_in.activities if one.activity_id < 0}
        if len(self.own) + len(self.taken | new) > MOST_EVER:
            return False
        self.taken |= new
        return True

    def expected(self, told: Mapping[date, CheckIn], latest: int) -> Mapping[int, int]:
        """The numbers that `keep` tells, if the next activity of all comes after `latest`."""
        new = _begun(told, self.taken)
        return {number: latest + at for at, (number, _begun) in enumerate(new, start=1)}

    def keep(self, member_id: int, told: Mapping[date, CheckIn]) -> Mapping[int, int]:
        """Keep what is new, and tell which number it has now. It is followed only where nothing
        is yet, and the last of these days tells of it: a diary that comes from elsewhere."""
        followed = set() if any(one.ended_at is None for one in self.own) else _of_last(told)
        made = {
            number: self._made(member_id, number, begun, is_followed=number in followed)
            for number, begun in _begun(told, self.taken)
        }
        db.session.add_all(made.values())
        db.session.flush()
        return {number: one.id for number, one in made.items()}

    def _made(
        self, member_id: int, number: int, begun: date, *, is_followed: bool
    ) -> DiaryActivity:
        name, scale_id = self.names[number]
        now = clock.now()
        return DiaryActivity(
            member_id=member_id,
            name=name,
            scale_id=scale_id,
            begun_at=min(now, datetime.combine(begun, time(12), UTC)),
            ended_at=None if is_followed else now,
        )


def renumbered(check_in: CheckIn, numbers: Mapping[int, int]) -> Sequence[ActivityScore]:
    return tuple(
        ActivityScore(numbers.get(one.activity_id, one.activity_id), one.score, one.scale_id)
        for one in check_in.activities
    )


def _begun(told: Mapping[date, CheckIn], which: Collection[int]) -> Iterator[tuple[int, date]]:
    """Each with the first day that tells of it."""
    first: dict[int, date] = {}
    for day in sorted(told):
        for one in told[day].activities:
            first.setdefault(one.activity_id, day)
    return ((number, day) for number, day in first.items() if number in which)


def _of_last(told: Mapping[date, CheckIn]) -> set[int]:
    for day in sorted(told, reverse=True):
        if told[day].activities:
            return {one.activity_id for one in told[day].activities}
    return set()


def _key(name: str, scale_id: str) -> Key:
    return scale_id, fold(name)
