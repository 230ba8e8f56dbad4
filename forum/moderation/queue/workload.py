"""How much work comes, how long it takes and who does it: of the last days, from what is kept
anyway. What is not kept is not guessed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.days import day_of, this_day
from forum.core.i18n import Text, _, number
from forum.core.permission import require
from forum.moderation.queue.history import KINDS, came_and_went, decided_by_moderators
from forum.moderation.queue.queries import counts
from forum.moderation.queue.sources import SOURCES
from forum.moderation.queue.targets import INSTANT

DAYS = 30
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class DayOfWork:
    day: date
    came: int
    decided: int


@dataclass(frozen=True)
class KindOfWork:
    """`decided` and `median_hours` are None where it is not kept when something came."""

    kind: str
    label: Text
    waiting: int
    decided: int | None
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
    since, open_now = clock.now() - timedelta(days=DAYS), counts(viewer)
    rows = came_and_went(since)
    kinds = [
        KindOfWork(source.kind, source.label, open_now[source.kind], *_took(source.kind, rows))
        for source in SOURCES
    ]
    return Workload(_days(rows), kinds, decided_by_moderators(since))


def _took(kind: str, rows: Sequence[Any]) -> tuple[int | None, Fraction | None]:
    if kind not in KINDS:
        return None, None
    since = clock.now() - timedelta(days=DAYS)
    took = [
        Fraction((row.decided_at - row.opened_at) // INSTANT, HOUR // INSTANT)
        for row in rows
        if row.kind == kind and row.decided_at and row.decided_at > since
    ]
    return len(took), median(took) if took else None


def _days(rows: Sequence[Any]) -> Sequence[DayOfWork]:
    came = Counter(day_of(row.opened_at) for row in rows)
    decided = Counter(day_of(row.decided_at) for row in rows if row.decided_at)
    days = [this_day() - timedelta(days=n) for n in range(DAYS)]
    return [DayOfWork(day, came[day], decided[day]) for day in days]
