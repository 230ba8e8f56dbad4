"""What stands along the days of a drawing: names of weeks, months and years, and bands. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from forum.recovery.charts.plot import LANE, LEFT, RIGHT, Frame, week_of
from forum.recovery.charts.words import Word

NARROWEST = 1.2  # percent: a week in ten years must still be seen
LABEL_WIDTH = 31  # percent
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
LENGTH = {Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 30}  # days in a step of one
ROOM = {Unit.WEEK: 20, Unit.MONTH: 15, Unit.YEAR: 16}  # percent, for a name


class Mark(NamedTuple):
    day: date
    x: float
    unit: Unit


@dataclass(frozen=True)
class Band:
    """Weeks that follow on each other, marked as one, with a word where there is room for it."""

    first: date
    last: date
    x: float
    width: float
    word: Word | None

    @property
    def weeks(self) -> int:
        return week_of(self.last) - week_of(self.first) + 1


def dates(frame: Frame) -> list[Mark]:
    """As many as there is room for on a phone."""
    days = (frame.last - frame.first).days + 1
    for unit, step in STEPS:
        if (RIGHT - LEFT) * step * LENGTH[unit] < ROOM[unit] * days:
            continue
        found = ((day, frame.across(day, 0)) for day in _firsts(frame, unit, step))
        return [Mark(day, x, _unit_of(day, unit)) for day, x in found if x <= LAST_NAME]
    return []


def bands(frame: Frame, days: Iterable[date]) -> list[Band]:
    """The weeks of these days, as far as they lie in the frame; adjacent ones together."""
    made: list[Band] = []
    for first, last in _stretches(filter(frame.holds, days)):
        first, last = max(first, frame.first), min(last, frame.last)
        x, end = frame.across(first, 0), frame.across(last, 1)
        width = max(NARROWEST, round(end - x, 2))
        x = round(min(x, RIGHT - width), 2)
        word = _word(x, width)
        is_free = not any(band.word and band.word.meets(word) for band in made)
        made.append(Band(first, last, x, width, word if is_free else None))
    return made


def _word(x: float, width: float) -> Word:
    """Over a band, and written towards the middle."""
    if x > (LEFT + RIGHT) / 2:
        return Word(x + width, LANE - 6, LABEL_WIDTH, is_left=True)
    return Word(x, LANE - 6, LABEL_WIDTH)


def _stretches(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """From a Monday to a Sunday, one or more weeks later."""
    weeks = sorted(set(map(week_of, days)))
    for _gap, run in groupby(enumerate(weeks), lambda one: one[1] - one[0]):
        numbers = [number for _at, number in run]
        yield _monday(numbers[0]), _monday(numbers[-1] + 1) - timedelta(days=1)


def _monday(week: int) -> date:
    return date.fromordinal(7 * week + 1)


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
