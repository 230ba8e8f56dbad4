"""What is read of a diary. Plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.recovery.charts.drawing import Chart, draw
from forum.recovery.charts.periods import Span
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import FUNCTION, MEASURES
from forum.recovery.summary import Summary, summary
from forum.recovery.trying.comparing import (
    LIMITS,
    SOMETHING_ELSE,
    TOO_SHORT,
    Comparison,
    Experiment,
    State,
    compare,
)

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


@dataclass(frozen=True)
class DiaryView:
    """All check-ins by day, oldest first, the activities by their number, and all that was tried,
    latest first."""

    entries: Sequence[EntryView]
    activities: Mapping[int, ActivityView]
    has_consent: bool
    experiments: Sequence[Experiment] = ()

    @property
    def current_activities(self) -> Sequence[ActivityView]:
        return [found for found in self.activities.values() if found.is_current]

    def charts(self, period: Span, today: date) -> Sequence[Chart]:
        """All there are, of one who began long enough ago to have a line to draw."""
        days = [(entry.day, entry.check_in) for entry in self.entries]
        if len(days) < FEWEST_DRAWN:
            return []
        names = {one.id: one.name for one in self.activities.values()}
        first = period.first(days[0][0], today)
        return draw(days, names, (FUNCTION, *MEASURES), first=first, last=today)

    def trying(self, today: date) -> Experiment | None:
        """What is tried on this day, or will be: one thing at most."""
        return next((one for one in self.experiments if one.state(today) is not State.OVER), None)

    def experiment(self, number: int) -> Experiment:
        """Raises NotFound."""
        for found in self.experiments:
            if found.id == number:
                return found
        raise NotFound(_("Dit staat niet in je dagboek."))

    def comparison(self, tried: Experiment) -> Comparison:
        return compare(tried, [(entry.day, entry.check_in) for entry in self.entries])

    def limits(self, tried: Experiment) -> Sequence[Text]:
        """What its comparison cannot tell."""
        if tried.period.is_too_short:
            return (TOO_SHORT,)
        before = tried.period.before
        others = (one for one in self.experiments if one.id != tried.id)
        is_mixed = any(one.period.meets(before) for one in others)
        return (*LIMITS, SOMETHING_ELSE) if is_mixed else LIMITS

    @property
    def summary(self) -> Summary:
        followed = {one.id for one in self.current_activities}
        return summary([entry.check_in for entry in self.entries], followed)
