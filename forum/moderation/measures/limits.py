"""How long something takes or may take. Pure."""

from calendar import monthrange
from datetime import datetime, timedelta

UNDO = timedelta(minutes=10)
APPEAL_MONTHS = 6
MUTES = (7, 21)  # days
LONGEST_MUTE = timedelta(days=max(MUTES))
USUAL_MUTE = timedelta(days=min(MUTES))
USUAL_SUSPENSION = timedelta(days=30)
LONGEST_SUSPENSION = timedelta(days=366)
USUAL_SLOW = timedelta(hours=24)
LONGEST_SLOW = timedelta(days=30)
MOST_SLOW_MINUTES = 24 * 60
SLACK = timedelta(minutes=5)  # for who reckons the longest from their own clock


def appeal_until(taken_at: datetime) -> datetime:
    """Six months later at the same time; of a shorter month on its last day."""
    months = taken_at.month - 1 + APPEAL_MONTHS
    year, month = taken_at.year + months // 12, months % 12 + 1
    day = min(taken_at.day, monthrange(year, month)[1])
    return taken_at.replace(year=year, month=month, day=day)
