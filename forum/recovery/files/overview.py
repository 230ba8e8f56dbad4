"""A diary on one page, for a doctor or a physiotherapist."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forum.accounts.viewer import Viewer
from forum.core.errors import Invalid
from forum.core.i18n import Text, _, number
from forum.recovery.alike import since_first
from forum.recovery.change import Change, change
from forum.recovery.charts.drawing import Chart, draw
from forum.recovery.charts.periods import SHORTEST, YEAR
from forum.recovery.checkins import CheckIn
from forum.recovery.queries import own_diary
from forum.recovery.scales import ACTIVITY_SCALES, FUNCTION, MEASURES, PSK, Scale
from forum.recovery.summary import values_of
from forum.recovery.views import ActivityView, DiaryView, EntryView

MOST_FLARE_UPS = 12  # by their dates; a page is a page
MOST_DRAWN = YEAR  # the latest of what is asked: of more a small drawing shows nothing


@dataclass(frozen=True)
class Ends:
    """Of one thing that was kept: how it was at the start and how it is now, None where it was
    told of too seldom; and what was told last."""

    label: str | Text
    scale: Scale
    change: Change | None
    latest: int

    @property
    def start(self) -> Text | str:
        return number(self.change.baseline) if self.change else "–"

    @property
    def now(self) -> Text | str:
        return number(self.change.current) if self.change else "–"

    @property
    def is_difficulty(self) -> bool:
        return self.scale is PSK


@dataclass(frozen=True)
class Overview:
    """Of the check-ins from `first` to `last`. The start is that of the whole diary. All of it is
    drawn where `drawn_from` is None."""

    first: date
    last: date
    check_ins: int
    wanted: Sequence[Ends]
    measures: Sequence[Ends]
    flare_ups: Sequence[date]
    earlier_flare_ups: int
    charts: Sequence[Chart]
    drawn_from: date | None


def get_overview(viewer: Viewer, first: date, last: date) -> Overview:
    """Raises Refused for who did not agree to a diary, and Invalid where nothing was told in that
    time."""
    found = overview(own_diary(viewer), first, last)
    if found is None:
        wrong = _("In deze periode heb je geen check-ins.")
        raise Invalid(wrong, errors={"from": [wrong]})
    return found


def overview(found: DiaryView, first: date, last: date) -> Overview | None:
    """None where nothing was told in that time."""
    ever = [entry for entry in found.entries if entry.day <= last]
    shown = [entry for entry in ever if entry.day >= first]
    if not shown:
        return None
    told = [entry.check_in for entry in ever]
    flared = [entry.day for entry in shown if entry.check_in.flare_up]
    begun, ended = shown[0].day, shown[-1].day
    drawn_from = max(begun, ended - MOST_DRAWN)
    return Overview(
        first=begun,
        last=ended,
        check_ins=len(shown),
        wanted=list(_wanted(told, found.activities)),
        measures=list(_measures(told)),
        flare_ups=flared[-MOST_FLARE_UPS:],
        earlier_flare_ups=len(flared[:-MOST_FLARE_UPS]),
        charts=_charts(ever, found, drawn_from, ended),
        drawn_from=None if drawn_from == begun else drawn_from,
    )


def _charts(
    ever: Sequence[EntryView], found: DiaryView, first: date, last: date
) -> Sequence[Chart]:
    """Without those of what was followed earlier: there is no end to them."""
    if first == last:
        return []
    names = {one.id: one.name for one in found.activities.values()}
    begun = min(first, last - SHORTEST)
    days = [(entry.day, entry.check_in) for entry in ever]
    drawn = draw(days, names, (FUNCTION, *MEASURES), first=begun, last=last)
    latest = {f"{scale_id}-0" for scale_id in ACTIVITY_SCALES}
    return [one for one in drawn if one.name in latest | MEASURES.keys()]


def _wanted(told: Sequence[CheckIn], activities: Mapping[int, ActivityView]) -> Iterator[Ends]:
    """What the latest check-in that tells of any tells of: at most three."""
    latest = next((one.activities for one in reversed(told) if one.activities), ())
    for asked in latest:
        scores = [
            one.score
            for found in told
            for one in found.activities
            if one.activity_id == asked.activity_id
        ]
        scale = ACTIVITY_SCALES[asked.scale_id]
        name = activities[asked.activity_id].name
        among = since_first([found.by_activity for found in told], frozenset({asked.activity_id}))
        yield Ends(name, scale, change(scores, scale, among=among), scores[-1])


def _measures(told: Sequence[CheckIn]) -> Iterator[Ends]:
    for name, measure in MEASURES.items():
        if values := values_of(told, name):
            yield Ends(
                measure.label,
                measure.scale,
                change(values, measure.scale, among=len(told)),
                values[-1],
            )
