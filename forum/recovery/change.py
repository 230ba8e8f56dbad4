"""Whether a series of scores changed noticeably since its start. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from forum.recovery.scales import Direction, Scale

FEWEST = 6  # check-ins; with fewer there is nothing to compare
AT_EACH_END = 3
HALF = Fraction(1, 2)

Number = int | Fraction


@dataclass(frozen=True)
class Change:
    """From the median of the first three values to that of the last three.

    `points` is how far that is the better way; on a scale that has no better way, how far up.
    `percent` is of the start, rounded half up, and only told of what did not get worse.
    `is_noticeable` is None on a scale for which nobody knows what counts.
    """

    baseline: Fraction
    current: Fraction
    points: Fraction
    percent: int | None
    is_noticeable: bool | None


def change(values: Sequence[Number], scale: Scale, *, among: int = 0) -> Change | None:
    """Of the values in their order, without those that were left empty: with these there were
    `among` check-ins. None for too few of those, and where start and end would be the same."""
    if not is_enough(len(values), among):
        return None
    baseline, current = median(values[:AT_EACH_END]), median(values[-AT_EACH_END:])
    points = baseline - current if scale.direction is Direction.LOWER else current - baseline
    return Change(
        baseline=baseline,
        current=current,
        points=points,
        percent=_percent(points, baseline) if scale.in_percent else None,
        is_noticeable=_is_noticeable(points, baseline, scale),
    )


def is_enough(values: int, among: int = 0) -> bool:
    return max(values, among) >= FEWEST and values > AT_EACH_END


def median(values: Sequence[Number]) -> Fraction:
    """Raises ValueError for none."""
    if not values:
        raise ValueError("There is no middle of nothing.")
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle]) / 2


def mean(values: Sequence[Number]) -> Fraction:
    return Fraction(sum(values), len(values))


def half_up(value: Fraction) -> int:
    """Python rounds 62.5 to 62."""
    return floor(value + HALF)


def _percent(points: Fraction, baseline: Fraction) -> int | None:
    if baseline == 0 or points < 0:
        return None
    return half_up(100 * points / baseline)


def _is_noticeable(points: Fraction, baseline: Fraction, scale: Scale) -> bool | None:
    if scale.notable is None:
        return None
    if points < scale.notable:
        return False
    return scale.share is None or points / baseline >= scale.share
