"""Days as the readers of this site count them, wherever its machine stands."""

from datetime import date
from zoneinfo import ZoneInfo

from forum.core import clock

ZONE = ZoneInfo("Europe/Amsterdam")


def this_day() -> date:
    return clock.now().astimezone(ZONE).date()
