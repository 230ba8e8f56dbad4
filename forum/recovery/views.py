"""What is read of a diary. Plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.recovery.charts.drawing import Chart, draw
from forum.recovery.charts.periods import Period
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import FUNCTION, MEASURES, Measure
from forum.recovery.shared import Audience, Shared
from forum.recovery.summary import Summary, summary
from forum.recovery.trying.comparing import (
    LIMITS,
    SOMETHING_ELSE,
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

    @property
    def is_edited(self) -> bool:
        return self.version > 1


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

    def charts(self, period: Period, today: date) -> Sequence[Chart]:
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
        before = tried.period.before
        others = (one for one in self.experiments if one.id != tried.id)
        is_mixed = any(one.period.meets(before) for one in others)
        return (*LIMITS, SOMETHING_ELSE) if is_mixed else LIMITS

    @property
    def summary(self) -> Summary:
        return summary([entry.check_in for entry in self.entries])


@dataclass(frozen=True)
class SnapshotView:
    """What somebody shares of their diary, as it is shown. `is_still` is for its owner: nobody is
    shown it now, as the consent for the diary is taken back, and `shared` has no days."""

    id: int
    thread_id: int
    audience: Audience
    keeps_sharing: bool
    shared: Shared
    shared_at: datetime
    mine: bool
    is_still: bool = False
    thread_title: str = ""

    @property
    def goes_along(self) -> bool:
        """Whether what is told in the diary next is shown to others at once."""
        return self.keeps_sharing and not self.is_still

    @property
    def first(self) -> date:
        return self.shared.choice.first

    @property
    def last(self) -> date:
        """The last day that was chosen, or of those that go on the last that is there."""
        days = [day for day, _told in self.shared.days]
        return self.shared.choice.last or max([self.first, *days])

    @property
    def measures(self) -> Sequence[Measure]:
        return [one for one in MEASURES.values() if one.name in self.shared.choice.measures]

    @property
    def charts(self) -> Sequence[Chart]:
        days, measures = self.shared.days, self.shared.choice.measures
        if len(days) < FEWEST_DRAWN:
            return []
        return draw(days, self.shared.names, measures, first=self.first, last=self.last)


@dataclass(frozen=True)
class StepView:
    number: int
    text: str
    done_on: date | None


@dataclass(frozen=True)
class StoryView:
    """The goal and the steps of a recovery thread. Version 0 is that nothing was said yet."""

    goal: str = ""
    steps: Sequence[StepView] = ()
    version: int = 0
    completed_at: datetime | None = None

    @property
    def is_completed(self) -> bool:
        return self.completed_at is not None

    @property
    def is_empty(self) -> bool:
        return not (self.goal or self.steps or self.is_completed)


NO_STORY = StoryView()
