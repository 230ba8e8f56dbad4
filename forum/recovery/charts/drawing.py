"""A diary as drawings: which lines there are, and what they say in words. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from forum.core.i18n import Text, _, date_as, joined
from forum.recovery.change import change
from forum.recovery.charts import axis, plot
from forum.recovery.charts.axis import Band, Unit
from forum.recovery.charts.drawn import DateLabel, Line, Place, Row, Start, places, starts
from forum.recovery.charts.plot import Frame, Size, Tick
from forum.recovery.charts.series import Days, Key, Moment, activities, by_week, moments, told_of
from forum.recovery.scales import FUNCTION, MEASURES, MINUTES, PSFS, PSK

LONG = timedelta(days=400)  # from here on one point a week: more cannot be told apart
AT_ONCE = 3  # lines, as many as there are activities at a time


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
    return [board.chart(plan) for plan in _plans(board.shown, measures)]


@dataclass(frozen=True)
class _Plan:
    """What goes into one drawing."""

    name: str
    title: Text
    ends: Sequence[Text]
    keys: Sequence[Key]


@dataclass(frozen=True)
class _Board:
    """What all drawings of a diary have in common: all that was told, and what is shown of it."""

    told: Sequence[Moment]
    shown: Sequence[Moment]
    names: Mapping[int, str]
    first: date
    last: date

    def chart(self, plan: _Plan) -> Chart:
        rows = [row for one in self.shown if (row := _row(one, plan.keys))]
        highest = max(key.scale.highest for key in plan.keys)
        if highest > 10:
            highest = plot.rung(value for row in rows for value in row.values if value is not None)
        frame = Frame(self.first, self.last, highest)
        flared = [one.day for one in self.told if one.has_flare_up]
        return Chart(
            name=plan.name,
            title=plan.title,
            ends=plan.ends,
            frame=frame,
            lines=[self._line(frame, style, key) for style, key in enumerate(plan.keys)],
            bands=axis.bands(frame, flared),
            rows=rows,
            is_weekly=self.last - self.first > LONG,
        )

    def _line(self, frame: Frame, style: int, key: Key) -> Line:
        ever = [value for _day, value in told_of(self.told, key)]
        name = MEASURES[key.name].label if key.name else self.names[key.activity_id]
        return Line(
            name, style, plot.points(frame, told_of(self.shown, key)), change(ever, key.scale)
        )


def _plans(shown: Sequence[Moment], measures: Collection[str]) -> Iterator[_Plan]:
    if FUNCTION in measures:
        for scale_id, (title, ends) in _ACTIVITIES.items():
            yield from _of_activities(activities(shown, scale_id), title, ends)
    told = {key.name for one in shown for key in one.values}
    for title, group in _TOGETHER:
        keys = [Key(name) for name in group if name in measures and name in told]
        if keys:
            yield _Plan(keys[0].name, _title(keys, title), _ends(keys), keys)


def _of_activities(keys: Sequence[Key], title: Text, ends: Text) -> Iterator[_Plan]:
    """As many at once as are followed at a time, those of now before what they replaced."""
    for at in range(0, len(keys), AT_ONCE):
        some = sorted(keys[at : at + AT_ONCE])
        called = _("%(title)s: eerder gevolgd", title=title) if at else title
        yield _Plan(f"{some[0].scale_id}-{at}", called, [ends], some)


def _title(keys: Sequence[Key], title: Text) -> Text:
    if [key.name for key in keys] == ["sleep", "stress"]:
        return _("Slaap en stress")
    return title if keys[1:] else MEASURES[keys[0].name].label


def _ends(keys: Sequence[Key]) -> Sequence[Text]:
    told = [MEASURES[key.name] for key in keys]
    if told[0].scale is MINUTES:
        return [_("Minuten per week, alles bij elkaar.")]
    return [
        _("%(label)s: %(ends)s", label=one.label, ends=_between(one.low, one.high)) for one in told
    ]


def _between(low: Text, high: Text) -> Text:
    return _("0 is %(low)s, %(most)s is %(high)s.", low=low, most=10, high=high)


def _row(found: Moment, keys: Sequence[Key]) -> Row | None:
    values = [found.values.get(key) for key in keys]
    if all(value is None for value in values):
        return None
    return Row(found.day, values, found.has_flare_up)


_SHOWN = {Unit.WEEK: "d MMM", Unit.MONTH: "MMM", Unit.YEAR: "y"}
# What is scored by its difficulty stands apart: there 0 is the better end.
_ACTIVITIES = {
    PSFS.id: (
        _("Wat er lukte"),
        _between(_("lukt helemaal niet"), _("lukt zoals vóór de klachten")),
    ),
    PSK.id: (_("Hoeveel moeite het kostte"), _between(_("geen moeite"), _("onmogelijk"))),
}
_TOGETHER = (
    (_("Bewegen"), ("activity_minutes",)),
    (_("Pijn en stijf gevoel"), ("pain", "stiffness")),
    (_("Slaap, stress en vertrouwen"), ("sleep", "stress", "confidence")),
)
