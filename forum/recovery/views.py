"""What is read of a diary. Plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.recovery.charts import FUNCTION, Chart, draw
from forum.recovery.checkins import CheckIn
from forum.recovery.periods import Period
from forum.recovery.scales import MEASURES
from forum.recovery.summary import Summary, summary

FEWEST_DRAWN = 2  # one point is no line


@dataclass(frozen=True)
class ActivityView:
    id: int
    name: str
    scale_id: str
    begun_at: datetime
    ended_at: datetime | None

    @property
    def is_current(self) -> bool:
        return self.ended_at is None


@dataclass(frozen=True)
class EntryView:
    day: date
    check_in: CheckIn
    version: int
    saved_at: datetime

    @property
    def is_edited(self) -> bool:
        return self.version > 1


@dataclass(frozen=True)
class DiaryView:
    """All check-ins by day, oldest first, and the activities by their number."""

    entries: Sequence[EntryView]
    activities: Mapping[int, ActivityView]
    has_consent: bool

    @property
    def current_activities(self) -> Sequence[ActivityView]:
        return [found for found in self.activities.values() if found.is_current]

    def charts(self, period: Period, today: date) -> Sequence[Chart]:
        """All there are, of one who began long enough ago to have a line to draw."""
        days = [(entry.day, entry.check_in) for entry in self.entries]
        if len(days) < FEWEST_DRAWN:
            return []
        names = {one.id: one.name for one in self.activities.values()}
        first = period.first(days[0][0], today)
        return draw(days, names, (FUNCTION, *MEASURES), first=first, last=today)

    @property
    def summary(self) -> Summary:
        return summary([entry.check_in for entry in self.entries])
