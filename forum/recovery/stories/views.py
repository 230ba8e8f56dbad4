"""What is read of a story, and of what is shared in it. Plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.core.i18n import Text, _, number
from forum.recovery.change import Change
from forum.recovery.charts.drawing import Chart, draw
from forum.recovery.charts.periods import SHORTEST
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import MEASURES, Measure
from forum.recovery.stories.ends import done_of, pain_of
from forum.recovery.stories.shared import Audience, Shared
from forum.recovery.views import FEWEST_DRAWN


@dataclass(frozen=True)
class SnapshotView:
    """What somebody shares of their diary, as it is shown. For its owner's list `shared` has no
    days, `is_still` is that nobody is shown it now, and `thread_title` is empty where the owner
    cannot open the thread any more."""

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
        chosen = self.shared.choice.last
        return chosen or max([self.first, *(day for day, _told in self.shared.days)])

    @property
    def measures(self) -> Sequence[Measure]:
        return [one for one in MEASURES.values() if one.name in self.shared.choice.measures]

    @property
    def check_ins(self) -> int:
        return len(self.shared.days)

    @property
    def said(self) -> Sequence[Text]:
        """From where to where it went, as far as that is shared: first what its owner can do, then
        the pain. Numbers alone, as it is read by others."""
        told = self.shared.days, self.shared.choice.measures
        parts = (_("Wat lukte"), done_of(*told)), (MEASURES["pain"].label, pain_of(*told))
        return [_went(name, change) for name, change in parts if change]

    @property
    def notes(self) -> Sequence[tuple[date, CheckIn]]:
        """The days on which something was written, with what."""
        return [one for one in self.shared.days if one[1].note or one[1].flare_note]

    @property
    def charts(self) -> Sequence[Chart]:
        """Of what was chosen, without years in which there was no diary yet."""
        days, measures = self.shared.days, self.shared.choice.measures
        if len(days) < FEWEST_DRAWN:
            return []
        begun = max(self.first, min(days[0][0], self.last - SHORTEST))
        return draw(days, self.shared.names, measures, first=begun, last=self.last)


def _went(name: Text, change: Change) -> Text:
    ends = {"before": number(change.baseline), "now": number(change.current)}
    return _("%(name)s: %(before)s bij de start, %(now)s nu", name=name, **ends)


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
