"""When the next digest is due. Pure. Hours and days are those of Amsterdam, also where the clock
is put forward or back: each day has one moment for each hour."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from forum.core.days import ZONE
from forum.core.i18n import _


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"


LABELS = {Every.DAY: _("Elke dag"), Every.WEEK: _("Elke week")}
PERIODS = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(weeks=1)}
DEFAULT = (Every.WEEK, 1, 8)  # on Monday at eight
TOO_LATE = timedelta(hours=20)  # by then one waits for the next


def next_time(every: Every, weekday: int, hour: int, after: datetime) -> datetime:
    """The first such hour after that moment; each week on that weekday (1 is Monday)."""
    day = after.astimezone(ZONE).date()
    while True:
        # An hour that is skipped is the one after it; of one that comes twice it is the first.
        at = datetime.combine(day, time(hour), ZONE).astimezone(UTC)
        if at > after and (every == Every.DAY or day.isoweekday() == weekday):
            return at
        day += timedelta(days=1)
