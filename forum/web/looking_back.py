"""Looking back in one's own diary: what changed, the drawings, and the check-ins."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template

from forum.core.days import this_day
from forum.core.errors import Invalid
from forum.recovery import queries
from forum.recovery.charts.periods import PERIODS, QUARTER, Span
from forum.recovery.policy import BACK
from forum.recovery.scales import MEASURES
from forum.recovery.schemas import LookingBack
from forum.recovery.views import DiaryView
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page


@dataclass(frozen=True)
class Choice:
    """A period, and those that would show something else."""

    period: Span
    others: tuple[Span, ...]


def page_of(diary: DiaryView) -> str:
    """Raises NotFound for a period or a place in the list that does not exist."""
    asked = read_query(LookingBack)
    period, after = PERIODS[asked["period"]], asked["after"]
    try:
        page = queries.part_of(diary, after=after)
    except Invalid as error:
        raise no_such_page(error) from error
    today = this_day()
    return render_template(
        "diary/earlier.html" if after else "diary/index.html",
        diary=diary,
        today=today,
        other_day=_day_to_fill_in(diary, today),
        trying=diary.trying(today),
        check_ins=listing(page, "diary.index"),
        charts=[] if after else diary.charts(period, today),
        period=period,
        periods=_worth_choosing(diary, today),
        measures=MEASURES,
    )


def _worth_choosing(diary: DiaryView, today: date) -> tuple[Span, ...]:
    """None while each of them would show the same."""
    if not diary.entries or today - diary.entries[0].day <= QUARTER:
        return ()
    return tuple(PERIODS.values())


def _day_to_fill_in(diary: DiaryView, today: date) -> date | None:
    """The latest that is still empty, once today is not: its button leads to today's."""
    told = {one.day for one in diary.entries}
    if today not in told:
        return None
    days = (today - timedelta(days=ago) for ago in range(1, BACK.days + 1))
    return next((day for day in days if day not in told), None)
