"""The few days at both ends of a period that it takes to say where it went. Pure.

Nobody waits for the days between: they are not even opened.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import islice

from forum.recovery.alike import Which, function_of, psfs_of
from forum.recovery.change import AT_EACH_END, Change, change
from forum.recovery.charts.series import Days
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import FUNCTION, MEASURES, PSFS

Tells = Callable[[CheckIn], bool]


def pain_of(days: Days, measures: Collection[str]) -> Change | None:
    """As that of all days, as far as it is in `measures`."""
    if "pain" not in measures:
        return None
    told = _at_ends(days, lambda one: "pain" in one.scores)
    values = [days[at][1].scores["pain"] for at in told]
    return change(values, MEASURES["pain"].scale, among=len(days))


def done_of(days: Days, measures: Collection[str]) -> Change | None:
    """What one can do, of the activities that were followed last, as far as that is in `measures`.
    Days before all of those were followed do not count."""
    which = _followed(days) if FUNCTION in measures else frozenset()
    told = _at_ends(days, lambda one: which <= _scored(one)) if which else []
    if not told:
        return None
    scores = psfs_of([days[at][1] for at in told])
    return change(function_of(scores, which), PSFS, among=len(days) - told[0])


def _followed(days: Days) -> Which:
    """Of the last few check-ins the most that one had: who left one empty once follows it still."""
    last = [_scored(told) for _day, told in days[-AT_EACH_END:]]
    return max(reversed(last), key=len, default=frozenset())


def _scored(told: CheckIn) -> Which:
    return frozenset(psfs_of([told])[0])


def _at_ends(days: Days, tells: Tells) -> Sequence[int]:
    """Where the first few that tell it are, and the last few."""
    found: set[int] = set()
    for places in (range(len(days)), reversed(range(len(days)))):
        found.update(islice((at for at in places if tells(days[at][1])), AT_EACH_END))
    return sorted(found)
