"""Until when a verification holds, and when its end is announced. Pure.

Twelve months, or until the day of re-registration where that comes first: nobody types it. Days
are those of Amsterdam, and it ends where that day begins.
"""

from calendar import monthrange
from datetime import date, datetime, time

from forum.core.days import ZONE, day_of

MONTHS = 12
REMINDERS = (30, 7)  # days before the end


def expires_on(verified_on: date, reregistration_on: date | None) -> date:
    lasts = _months_after(verified_on, MONTHS)
    return lasts if reregistration_on is None else min(lasts, reregistration_on)


def expires_at(verified_at: datetime, reregistration_on: date | None) -> datetime:
    day = expires_on(day_of(verified_at), reregistration_on)
    return datetime.combine(day, time(), ZONE)


def is_ahead(day: date | None, today: date) -> bool:
    """Whether somebody who must register again by this day is registered after today."""
    return day is None or day > today


def reminder_due(until: date, today: date, reminded: int | None) -> int | None:
    """Which of the reminders goes out today, if any: each once, and never an earlier one after a
    later one."""
    left = (until - today).days
    due = [days for days in REMINDERS if 0 < left <= days]
    if not due or (reminded is not None and reminded <= due[-1]):
        return None
    return due[-1]


def _months_after(day: date, months: int) -> date:
    """The same day of the month, or its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
