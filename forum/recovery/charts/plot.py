"""Where things stand in a drawing: numbers in, places out. Pure.

Across in percent of the width, down in pixels: so a drawing grows with its page, while its letters
and marks keep their size.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from forum.recovery.change import Number

HEIGHT = 252
TOP, BOTTOM = 40, 216
LANE = TOP - 16  # above the values, for words about weeks
LEFT, RIGHT = 10.0, 98.0
LADDER = (300, 600, 1200, 2520)  # minutes: fixed, so that two drawings can be held together


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
class Size:
    """Of every drawing."""

    height: int = HEIGHT
    left: float = LEFT
    right: float = RIGHT
    lane: int = LANE
    bottom: int = BOTTOM


SIZE = Size()


@dataclass(frozen=True)
class Tick:
    value: int
    y: float


def week_of(day: date) -> int:
    """Weeks begin on a Monday; that after the last of December is simply the next."""
    return (day.toordinal() - 1) // 7


def points(
    frame: Frame, values: Iterable[tuple[date, Number]], across: Mapping[date, float]
) -> list[Point]:
    """`across` is where each day stands, which many lines share; values there are few of."""
    down = cache(frame.down)
    return [Point(day, value, across[day], down(value)) for day, value in values]


def pieces(found: Sequence[Point]) -> list[list[Point]]:
    """What may be joined: from one week to the same or the next. A week left out is a gap."""
    cut: list[list[Point]] = []
    latest = None
    for point in found:
        week = week_of(point.day)
        if latest is None or week - latest > 1:
            cut.append([])
        cut[-1].append(point)
        latest = week
    return cut


def rung(values: Iterable[Number]) -> int:
    """The lowest of the ladder that holds them all."""
    most = max(values, default=0)
    return next(one for one in LADDER if most <= one or one == LADDER[-1])


def ticks(frame: Frame) -> list[Tick]:
    steps = 5 if frame.highest == 10 else 3
    values = range(0, frame.highest + 1, frame.highest // steps)
    return [Tick(value, frame.down(value)) for value in values]
