"""When something is tried, and how it went beside the time before. Pure.

Nothing here says whether it helped: too much changes in a few weeks for that, and the check-ins are
few. Two medians stand beside each other, and the member says what they make of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from forum.core.i18n import Text, _, number
from forum.recovery.alike import Scores, Which, function_of, most_alike, psfs_of, with_all
from forum.recovery.change import Number, median
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import FUNCTION
from forum.recovery.summary import values_of
from forum.recovery.trying.plans import Outcome, Plan, label_of

FEWEST_WEEKS, MOST_WEEKS = 2, 8
FEWEST_VALUES = 3  # in each period, or a median of them says nothing
SHORTEST = timedelta(weeks=1)  # between two check-ins; less is a few days beside a few days
DAY = timedelta(days=1)
LIMITS = (
    _("Andere dingen veranderden misschien ook: je werk, je slaap, of gewoon het seizoen."),
    _("Een paar check-ins zeggen weinig, en schommelen hoort erbij."),
    _("Dit gaat over jou in deze weken. Het zegt niets over wat een ander kan verwachten."),
)

TOO_SHORT = _(
    "Dit duurde korter dan een week. Dat is te kort om naast de tijd ervoor te leggen, dus hier "
    "staan geen cijfers."
)
SOMETHING_ELSE = _("In de tijd ervoor probeerde je ook iets uit. Dat telt daar nog mee.")


class State(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True)
class Period:
    """Days of the calendar, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """As many days, until the day before this begins."""
        return Period(self.first - timedelta(days=self.days), self.first - DAY)

    @property
    def is_too_short(self) -> bool:
        """To be held beside another."""
        return timedelta(days=self.days) < SHORTEST

    def meets(self, other: "Period") -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class Experiment:
    id: int
    plan: Plan
    outcome: Outcome | None
    begins_on: date
    weeks: int
    stopped_on: date | None
    version: int
    created_at: datetime

    @property
    def period(self) -> Period:
        """With the day on which it was stopped."""
        return period_of(self.begins_on, self.weeks, self.stopped_on)

    def state(self, today: date) -> State:
        if self.stopped_on or today > self.period.last:
            return State.OVER
        return State.PLANNED if today < self.begins_on else State.RUNNING


@dataclass(frozen=True)
class Side:
    """How many check-ins of a period have a value, and the median of those, if they are enough."""

    count: int
    median: Fraction | None

    @property
    def shown(self) -> Text | None:
        return None if self.median is None else number(self.median)


@dataclass(frozen=True)
class Measured:
    """One thing that was watched, before and during. There are two medians or none."""

    name: str
    before: Side
    during: Side

    @property
    def told(self) -> Text:
        counts = {"before": self.before.count, "during": self.during.count}
        if self.before.median is None or self.during.median is None:
            return _(
                "%(what)s: geen mediaan, want daarvoor zijn in elke periode drie check-ins nodig. "
                "Ervoor: %(before)s, in deze periode: %(during)s.",
                what=label_of(self.name),
                **counts,
            )
        return _(
            "%(what)s: mediaan %(then)s in de periode ervoor (%(before)s check-ins) en %(now)s in "
            "deze periode (%(during)s check-ins).",
            what=label_of(self.name),
            then=number(self.before.median),
            now=number(self.during.median),
            **counts,
        )


@dataclass(frozen=True)
class Comparison:
    """`function_of` are the activities that what one can do is the mean of. There are no measures
    where it was too short."""

    before: Period
    during: Period
    measures: Sequence[Measured]
    function_of: Which


def period_of(begins_on: date, weeks: int, stopped_on: date | None = None) -> Period:
    last = begins_on + timedelta(weeks=weeks) - DAY
    return Period(begins_on, last if stopped_on is None else min(stopped_on, last))


def compare(tried: Experiment, kept: Iterable[tuple[date, CheckIn]]) -> Comparison:
    """Of the check-ins of a diary by their days, in order. Each counts once at most."""
    during = tried.period
    if during.is_too_short:
        return Comparison(during.before, during, [], frozenset())
    told = list(kept)
    parts = [[found for day, found in told if day in period] for period in (during.before, during)]
    which = _alike(*map(psfs_of, parts)) if FUNCTION in tried.plan.watched else frozenset()
    return Comparison(
        before=during.before,
        during=during,
        measures=[_measured(name, parts, which) for name in tried.plan.watched],
        function_of=which,
    )


def _alike(before: Sequence[Scores], during: Sequence[Scores]) -> Which:
    """Of the activities of the latest check-ins that have any; a check-in that leaves one empty
    does not make it another comparison."""
    told = [*before, *during]
    asked = frozenset[int]().union(*[scores for scores in told if scores][-FEWEST_VALUES:])

    def is_enough(which: Which) -> bool:
        return min(len(with_all(part, which)) for part in (before, during)) >= FEWEST_VALUES

    return most_alike(told, asked, is_enough)


def _measured(name: str, parts: Sequence[Sequence[CheckIn]], which: Which) -> Measured:
    then, now = (_values(name, part, which) for part in parts)
    is_enough = min(len(then), len(now)) >= FEWEST_VALUES
    sides = [Side(len(values), median(values) if is_enough else None) for values in (then, now)]
    return Measured(name, *sides)


def _values(name: str, part: Sequence[CheckIn], which: Which) -> Sequence[Number]:
    if name != FUNCTION:
        return values_of(part, name)
    return function_of(psfs_of(part), which) if which else []
