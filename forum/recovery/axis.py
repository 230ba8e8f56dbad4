"""What stands along the days of a drawing: names of weeks, months and years, and bands. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from forum.recovery.plot import LEFT, RIGHT, Frame, week_of

NARROWEST = 1.2  # percent: a week in ten years must still be seen
LAST_NAME = RIGHT - 14  # what begins further on would not fit
WEEK = timedelta(days=7)


class Unit(StrEnum):
    """What a mark on the axis of days is the first day of."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


STEPS = (
    *((Unit.WEEK, weeks) for weeks in (1, 2)),
    *((Unit.MONTH, months) for months in (1, 2, 3, 6)),
    *((Unit.YEAR, 12 * years) for years in (1, 2, 5, 10, 20, 50)),
)
ROOM = {Unit.WEEK: 20, Unit.MONTH: 15, Unit.YEAR: 16}  # percent, for a name


class Mark(NamedTuple):
    day: date
    x: float
    unit: Unit


@dataclass(frozen=True)
class Band:
    """Weeks that follow on each other, marked as one. `has_label` where a word fits in."""

    first: date
    last: date
    x: float
    width: float
    has_label: bool

    @property
    def weeks(self) -> int:
        return week_of(self.last) - week_of(self.first) + 1

    @property
    def is_right(self) -> bool:
        """Whether its word is written towards the left."""
        return self.x > (LEFT + RIGHT) / 2


def dates(frame: Frame) -> list[Mark]:
    """As many as there is room for on a phone."""
    for unit, step in STEPS:
        found = [(day, frame.across(day, 0)) for day in _firsts(frame, unit, step)]
        if all(after[1] - before[1] >= ROOM[unit] for before, after in pairwise(found)):
            break
    return [Mark(day, x, _unit_of(day, unit)) for day, x in found if x <= LAST_NAME]


def bands(frame: Frame, days: Iterable[date]) -> list[Band]:
    """The weeks of these days, as far as they lie in the frame; adjacent ones together."""
    made: list[Band] = []
    for first, last in _stretches(sorted(filter(frame.holds, days))):
        first, last = max(first, frame.first), min(last, frame.last)
        x, end = frame.across(first, 0), frame.across(last, 1)
        width = max(NARROWEST, round(end - x, 2))
        x = round(min(x, RIGHT - width), 2)
        has_label = all(abs(x - band.x) > 30 for band in made if band.has_label)
        made.append(Band(first, last, x, width, has_label))
    return made


def _stretches(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """From a Monday to a Sunday, one or more weeks later."""
    begun: date | None = None
    for day, following in zip(days, [*days[1:], None], strict=True):
        monday = day - timedelta(days=day.weekday())
        begun = begun or monday
        if following is None or week_of(following) - week_of(day) > 1:
            yield begun, monday + WEEK - timedelta(days=1)
            begun = None


def _firsts(frame: Frame, unit: Unit, step: int) -> Iterator[date]:
    """Every so many weeks, or months and years counted from a January."""
    if unit is Unit.WEEK:
        yield from _mondays(frame, step)
        return
    begun, ended = (day.year * 12 + day.month - 1 for day in (frame.first, frame.last))
    for number in range(begun + -begun % step, ended + 1, step):
        day = date(number // 12, number % 12 + 1, 1)
        if frame.holds(day):
            yield day


def _mondays(frame: Frame, step: int) -> Iterator[date]:
    day = frame.first + timedelta(days=-frame.first.weekday() % 7)
    while day <= frame.last:
        yield day
        day += step * WEEK


def _unit_of(day: date, unit: Unit) -> Unit:
    """January goes by the name of its year."""
    return Unit.YEAR if unit is Unit.MONTH and day.month == 1 else unit
