"""A diary as drawings: which lines there are, and what they say in words. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from forum.core.i18n import Text, _, date_as, joined
from forum.recovery.change import change
from forum.recovery.charts import axis, plot
from forum.recovery.charts.axis import Band, Unit
from forum.recovery.charts.drawn import DateLabel, Line, Place, Row, Start, places, starts
from forum.recovery.charts.planned import Plan, plans
from forum.recovery.charts.plot import Frame, Size, Tick
from forum.recovery.charts.series import Days, Key, Moment, by_week, moments, told_of
from forum.recovery.scales import MEASURES

LONG = timedelta(days=400)  # from here on one point a week: more cannot be told apart


@dataclass(frozen=True)
class Chart:
    """One drawing. `said` tells it in a sentence, and `rows` are what is drawn, for a table.

    `ends` say what the ends of its scales mean. `is_weekly` where a point stands for a week: the
    middle of what was told in it.
    """

    name: str
    title: Text
    ends: Sequence[Text]
    frame: Frame
    lines: Sequence[Line]
    bands: Sequence[Band]
    rows: Sequence[Row]
    is_weekly: bool

    @property
    def said(self) -> Text:
        flares = [self.said_of_flare_ups] if self.bands else []
        return _("%(parts)s.", parts=joined("; ", [line.said for line in self.lines] + flares))

    @property
    def said_of_flare_ups(self) -> Text:
        weeks = sum(band.weeks for band in self.bands)
        return _("Weken met een opvlamming: %(weeks)s", weeks=weeks)

    @property
    def shaded(self) -> str:
        """All bands as one path, of which ten years have many."""
        height = plot.BOTTOM - plot.LANE
        return "".join(
            [f"M{one.x} {plot.LANE}h{one.width}v{height}h-{one.width}z" for one in self.bands]
        )

    @property
    def size(self) -> Size:
        return plot.SIZE

    @property
    def ticks(self) -> Sequence[Tick]:
        return plot.ticks(self.frame)

    @property
    def dates(self) -> Sequence[DateLabel]:
        return [DateLabel(x, date_as(day, _SHOWN[unit])) for day, x, unit in axis.dates(self.frame)]

    @cached_property
    def places(self) -> Sequence[Place]:
        return places(self.lines)

    @property
    def starts(self) -> Sequence[Start]:
        return starts(self.frame, self.places)


def draw(
    days: Days,
    names: Mapping[int, str],
    measures: Collection[str],
    *,
    first: date,
    last: date,
) -> Sequence[Chart]:
    """Charts of these measures (names of MEASURES, and `function` for one's own activities, called
    as `names` says), drawn from `first` to `last`: what one can do before what hurts.

    The start is that of all `days`, also where it lies before `first`. What nothing was told of
    in between has no chart.
    """
    told = moments(sorted(days, key=lambda one: one[0]))
    shown = [one for one in told if first <= one.day <= last]
    board = _Board(told, by_week(shown) if last - first > LONG else shown, names, first, last)
    return [board.chart(plan) for plan in plans(board.shown, measures)]


@dataclass(frozen=True)
class _Board:
    """What all drawings of a diary have in common: all that was told, and what is shown of it."""

    told: Sequence[Moment]
    shown: Sequence[Moment]
    names: Mapping[int, str]
    first: date
    last: date

    def chart(self, plan: Plan) -> Chart:
        rows = [row for one in self.shown if (row := _row(one, plan.keys))]
        highest = max(key.scale.highest for key in plan.keys)
        if highest > 10:
            highest = plot.rung(value for row in rows for value in row.values if value is not None)
        frame = Frame(self.first, self.last, highest)
        return Chart(
            name=plan.name,
            title=plan.title,
            ends=plan.ends,
            frame=frame,
            lines=[self._line(frame, style, key) for style, key in enumerate(plan.keys)],
            bands=self._bands,
            rows=rows,
            is_weekly=self.last - self.first > LONG,
        )

    def _line(self, frame: Frame, style: int, key: Key) -> Line:
        ever = told_of(self.told, key)
        begun = ever[0][0] if key.activity_id else self.told[0].day
        among = sum(one.day >= begun for one in self.told)
        start = change([value for _day, value in ever], key.scale, among=among)
        name = MEASURES[key.name].label if key.name else self.names[key.activity_id]
        points = plot.points(frame, told_of(self.shown, key), self._across)
        return Line(name, style, points, start)

    @cached_property
    def _bands(self) -> Sequence[Band]:
        return axis.bands(self._days, (one.day for one in self.told if one.has_flare_up))

    @cached_property
    def _across(self) -> Mapping[date, float]:
        days = self._days
        return {one.day: days.across(one.day) for one in self.shown}

    @property
    def _days(self) -> Frame:
        """What all have in common is how their days lie."""
        return Frame(self.first, self.last, highest=1)


def _row(found: Moment, keys: Sequence[Key]) -> Row | None:
    values = [found.values.get(key) for key in keys]
    if values.count(None) == len(values):
        return None
    return Row(found.day, values, found.has_flare_up)


_SHOWN = {Unit.WEEK: "d MMM", Unit.MONTH: "MMM", Unit.YEAR: "y"}
