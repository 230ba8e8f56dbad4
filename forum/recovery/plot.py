"""Where things stand in a drawing: numbers in, places out. Pure.

Across in percent of the width, down in pixels: so a drawing grows with its page, while its letters
and marks keep their size.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

Number = int | Fraction

HEIGHT = 252
TOP, BOTTOM = 40, 216
LEFT, RIGHT = 10.0, 98.0
NARROWEST = 1.2  # percent: a week in ten years must still be seen
APART = 22  # pixels, from one label down to the next
MOST_DATES = 5
LADDER = (300, 600, 1200, 2520)  # minutes: fixed, so that two drawings can be held together
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


@dataclass(frozen=True)
class Frame:
    """The days and the values that a drawing has room for, both ends included."""

    first: date
    last: date
    highest: int

    def across(self, day: date, part: float = 0.5) -> float:
        """Half a day further is its middle."""
        days = (self.last - self.first).days + 1
        return round(LEFT + (RIGHT - LEFT) * ((day - self.first).days + part) / days, 2)

    def down(self, value: Number) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * float(value) / self.highest, 1)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class Point(NamedTuple):
    day: date
    value: Number
    x: float
    y: float


@dataclass(frozen=True)
class Tick:
    value: int
    y: float


@dataclass(frozen=True)
class Mark:
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


def week_of(day: date) -> int:
    """Weeks begin on a Monday; that after the last of December is simply the next."""
    return (day.toordinal() - 1) // 7


def points(frame: Frame, values: Iterable[tuple[date, Number]]) -> list[Point]:
    return [Point(day, value, frame.across(day), frame.down(value)) for day, value in values]


def pieces(found: Sequence[Point]) -> list[list[Point]]:
    """What may be joined: from one week to the same or the next. A week left out is a gap."""
    cut = [[point] for point in found[:1]]
    for before, point in pairwise(found):
        if week_of(point.day) - week_of(before.day) > 1:
            cut.append([])
        cut[-1].append(point)
    return cut


def rung(values: Iterable[Number]) -> int:
    """The lowest of the ladder that holds them all."""
    most = max(values, default=0)
    return next(one for one in LADDER if most <= one or one == LADDER[-1])


def ticks(frame: Frame) -> list[Tick]:
    steps = 5 if frame.highest == 10 else 3
    values = range(0, frame.highest + 1, frame.highest // steps)
    return [Tick(value, frame.down(value)) for value in values]


def dates(frame: Frame) -> list[Mark]:
    """As many as there is room for. One whose name would not fit at the right is left out."""
    for unit, step in STEPS:
        found = [day for day in _firsts(frame, unit, step) if frame.across(day, 0) < RIGHT - 14]
        if len(found) <= MOST_DATES:
            break
    return [Mark(day, frame.across(day, 0), _unit_of(day, unit)) for day in found]


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


def spread(wanted: Sequence[float], *, top: float = TOP, bottom: float = BOTTOM) -> list[float]:
    """Heights as near to those wanted as keeps labels apart, in the order they were given."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = [max(wanted[at], top + APART * rank) for rank, at in enumerate(order)]
    for rank in range(1, len(placed)):
        placed[rank] = max(placed[rank], placed[rank - 1] + APART)
    for rank in reversed(range(len(placed))):
        placed[rank] = min(placed[rank], bottom - APART * (len(placed) - 1 - rank))
    return [height for _at, height in sorted(zip(order, placed, strict=True))]


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
