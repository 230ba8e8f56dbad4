"""Which of a member's own activities are held beside their own start, and the mean of them. Pure.

Only like is held beside like: a mean of two activities beside a mean of three would say nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import combinations

from forum.recovery.change import mean
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import PSFS

Scores = Mapping[int, int]
Which = frozenset[int]


def psfs_of(check_ins: Sequence[CheckIn]) -> list[Scores]:
    """Of each check-in how well its activities went, by their numbers."""
    return [
        {one.activity_id: one.score for one in found.activities if one.scale_id == PSFS.id}
        for found in check_ins
    ]


def with_all(scored: Sequence[Scores], which: Which) -> list[Scores]:
    return [scores for scores in scored if which <= scores.keys()]


def since_first(scored: Sequence[Mapping[int, object]], which: Which) -> int:
    """How many check-ins there are from the first that has them all: those before are of a time in
    which they were not followed."""
    at = next((at for at, scores in enumerate(scored) if which <= scores.keys()), len(scored))
    return len(scored) - at


def function_of(scored: Sequence[Scores], which: Which) -> list[Fraction]:
    """The mean over these activities, of each check-in that has them all."""
    return [mean([scores[one] for one in which]) for scores in with_all(scored, which)]


def most_alike(
    scored: Sequence[Scores], among: Set[int], is_enough: Callable[[Which], bool]
) -> Which:
    """As many of these as can be compared; of as many those that were scored together most often.
    Where none can, those that were scored last."""
    last = next((some for scores in reversed(scored) if (some := scores.keys() & among)), ())
    return max(
        filter(is_enough, _sets_of(frozenset(among))),
        key=lambda which: (len(which), len(with_all(scored, which))),
        default=frozenset(last),
    )


def _sets_of(which: Which) -> Iterator[Which]:
    for size in range(len(which), 0, -1):
        yield from map(frozenset, combinations(sorted(which), size))
