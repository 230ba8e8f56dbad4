"""A moved clock: the past is played by the same acts as the present."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from forum.core import clock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Past:
    """Times as the content tells them: so many days before the seeding, at an hour there."""

    def __init__(self) -> None:
        self.now = clock.now()
        self.today = self.now.astimezone(AMSTERDAM).date()

    def moment(self, days_ago: int, hour: str = "12:00") -> datetime:
        """Never in the future: what would be later today happened just now."""
        day = self.today - timedelta(days=days_ago)
        return min(datetime.combine(day, time.fromisoformat(hour), AMSTERDAM), self.now)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    real = clock.now
    clock.now = lambda: moment
    try:
        yield
    finally:
        clock.now = real
