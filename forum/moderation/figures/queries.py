"""The figures of a year, as the calendar of Amsterdam counts years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.core.days import ZONE, day_of, this_day
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.moderation.figures.acts import acts_between, first_year_begins
from forum.moderation.figures.decisions import decided_between
from forum.moderation.figures.views import Counted, Figures, Line


@dataclass(frozen=True)
class Counter:
    """Something that is counted between two moments. Small numbers it leaves out itself, by
    `hiding`."""

    name: str
    title: Text
    lines: Callable[[datetime, datetime], Sequence[Line]]


# All that is told of a year.
COUNTERS: tuple[Counter, ...] = (
    Counter("acts", _("Wat moderators deden"), acts_between),
    Counter("decisions", _("Wat er te beoordelen was"), decided_between),
)


def figures(year: int | None = None) -> Figures:
    """For everybody; of the year that goes on unless told. Raises NotFound for others."""
    years = _years()
    asked = years[0] if year is None else year
    if asked not in years:
        raise NotFound(_("Van dat jaar zijn er geen cijfers."))
    since, until = _begin(asked), _begin(asked + 1)
    counted = [Counted(one.name, one.title, one.lines(since, until)) for one in COUNTERS]
    return Figures(asked, asked < this_day().year, years, counted)


def _years() -> Sequence[int]:
    first, now = first_year_begins(), this_day().year
    begin = min(now, day_of(first).year) if first else now
    return range(now, begin - 1, -1)


def _begin(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=ZONE)
