"""Days as the readers of this site count them, wherever its machine stands."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from forum.core import clock

ZONE = ZoneInfo("Europe/Amsterdam")


MORNING = range(8, 12)  # o'clock in Amsterdam: when a letter that nobody waits for may come


def is_morning() -> bool:
    return clock.now().astimezone(ZONE).hour in MORNING


def this_day() -> date:
    return day_of(clock.now())


def day_of(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def start_of_day(day: date) -> datetime:
    """Its midnight."""
    return datetime.combine(day, time(), ZONE)
