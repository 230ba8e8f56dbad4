"""How much work comes, how long it takes and who does it: of the last days, from what is kept
anyway."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.days import day_of, this_day
from forum.core.i18n import Text, _, number
from forum.core.permission import require
from forum.moderation.queue.history import Matter, came_and_went
from forum.moderation.queue.queries import counts
from forum.moderation.queue.sources import SOURCES

DAYS = 30
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@dataclass(frozen=True)
class DayOfWork:
    day: date
    came: int
    decided: int


@dataclass(frozen=True)
class KindOfWork:
    """`median_hours` is None where nothing was decided."""

    kind: str
    label: Text
    waiting: int
    decided: int
    median_hours: Fraction | None

    @property
    def usual(self) -> str | Text:
        """How long half of them took at most, for people."""
        if self.median_hours is None:
            return "–"
        return _("%(hours)s uur", hours=number(self.median_hours))


@dataclass(frozen=True)
class Workload:
    days: Sequence[DayOfWork]
    kinds: Sequence[KindOfWork]
    moderators: Sequence[tuple[str, int]]

    @property
    def waiting(self) -> int:
        return sum(kind.waiting for kind in self.kinds)


def workload(viewer: Viewer) -> Workload:
    """For moderators. The days are those of Amsterdam, the latest first."""
    require(may_moderate(viewer))
    matters, open_now = came_and_went(clock.now() - timedelta(days=DAYS)), counts(viewer)
    kinds = [
        KindOfWork(source.kind, source.label, open_now[source.kind], *_took(source.kind, matters))
        for source in SOURCES
    ]
    return Workload(_days(matters), kinds, _moderators(matters))


def _took(kind: str, matters: Sequence[Matter]) -> tuple[int, Fraction | None]:
    took = [
        Fraction(one.waited // SECOND, HOUR // SECOND)
        for one in matters
        if one.kind == kind and one.waited is not None
    ]
    return len(took), median(took) if took else None


def _days(matters: Sequence[Matter]) -> Sequence[DayOfWork]:
    came = Counter(day_of(one.opened_at) for one in matters)
    decided = Counter(day_of(one.decided_at) for one in matters if one.decided_at)
    days = [this_day() - timedelta(days=n) for n in range(DAYS)]
    return [DayOfWork(day, came[day], decided[day]) for day in days]


def _moderators(matters: Sequence[Matter]) -> Sequence[tuple[str, int]]:
    """Names and how much each decided, the busiest first."""
    decided = Counter(one.decided_by for one in matters if one.decided_by)
    return sorted(decided.items(), key=lambda row: (-row[1], row[0]))
