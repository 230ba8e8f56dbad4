"""How far one looks back. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from forum.core.i18n import Text, _

SHORTEST = timedelta(days=27)  # else a single week would fill a drawing
QUARTER, YEAR = timedelta(days=91), timedelta(days=365)


@dataclass(frozen=True)
class Span:
    """`length` is None for all there is."""

    name: str
    label: Text
    length: timedelta | None = None

    def first(self, begun: date, today: date) -> date:
        """Of a diary that began on a day: no drawing begins with weeks that cannot have been."""
        asked = begun if self.length is None else max(begun, today - self.length)
        return min(asked, today - SHORTEST)


PERIODS = {
    period.name: period
    for period in (
        Span("quarter", _("3 maanden"), QUARTER),
        Span("year", _("Een jaar"), YEAR),
        Span("all", _("Alles")),
    )
}
USUAL = "year"
