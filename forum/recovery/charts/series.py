"""A diary as series of values, each of one kind and on one scale. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from forum.recovery.change import Number, median
from forum.recovery.charts.plot import week_of
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import ACTIVITY_SCALES, MEASURES, Scale

Days = Sequence[tuple[date, CheckIn]]


class Key(NamedTuple):
    """What is followed: a measure by its name, or an activity by its number with its scale. One
    activity on two scales is two things."""

    name: str = ""
    activity_id: int = 0
    scale_id: str = ""

    @property
    def scale(self) -> Scale:
        return MEASURES[self.name].scale if self.name else ACTIVITY_SCALES[self.scale_id]


_KEYS = {name: Key(name) for name in MEASURES}


@dataclass(frozen=True)
class Moment:
    """What was told on a day, or in the week that it stands for."""

    day: date
    values: Mapping[Key, Number]
    has_flare_up: bool


def moments(days: Days) -> list[Moment]:
    key_of = cache(partial(Key, ""))  # ten years tell of the same few
    return [Moment(day, _values(told, key_of), told.flare_up) for day, told in days]


def by_week(found: Sequence[Moment]) -> list[Moment]:
    """One for each week: the middle of its values, on the middle of the days that were told of."""
    return [_together(list(week)) for _number, week in groupby(found, lambda one: week_of(one.day))]


def told_of(found: Sequence[Moment], key: Key) -> list[tuple[date, Number]]:
    return [(one.day, value) for one in found if (value := one.values.get(key)) is not None]


def activities(found: Sequence[Moment], scale_id: str) -> list[Key]:
    """Those on this scale, the one that was told of last first."""
    seen: dict[Key, None] = {}
    for one in reversed(found):
        seen |= dict.fromkeys(sorted(key for key in one.values if key.scale_id == scale_id))
    return list(seen)


def _values(told: CheckIn, key_of: Callable[[int, str], Key]) -> dict[Key, Number]:
    values: dict[Key, Number] = {_KEYS[name]: score for name, score in told.scores.items()}
    for one in told.activities:
        values[key_of(one.activity_id, one.scale_id)] = one.score
    return values


def _together(week: Sequence[Moment]) -> Moment:
    if len(week) == 1:
        return week[0]
    values: dict[Key, list[Number]] = {}
    for one in week:
        for key, value in one.values.items():
            values.setdefault(key, []).append(value)
    middle = {key: _whole(median(found)) for key, found in values.items()}
    return Moment(week[len(week) // 2].day, middle, any(one.has_flare_up for one in week))


def _whole(value: Fraction) -> Number:
    """Most middles are one of the scores, and those are quicker to write."""
    return value.numerator if value.denominator == 1 else value
