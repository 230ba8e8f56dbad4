"""From when on somebody is no newcomer, and what newcomers may do until then. Pure.

It comes from time and from reading, never from what others think of anybody. The help page says
it in these very numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.core.days import day_of
from forum.messages.policy import NEWCOMER

DAYS = 3  # a member
READ_THREADS = 5
READ_DAYS = 2  # on so many different days
FIRST_POSTS = 1  # are looked at before readers see them
MOST_LINKS = 2  # in one post
MOST_POSTS = 10  # a day
MOST_CONVERSATIONS = 2  # begun a day


@dataclass(frozen=True)
class Steps:
    """How far somebody came on each of the three ways."""

    days: int
    threads: int
    read_days: int

    @property
    def is_known(self) -> bool:
        enough = self.threads >= READ_THREADS and self.read_days >= READ_DAYS
        return enough and self.days >= DAYS


def steps(joined_at: datetime, read: Sequence[datetime], now: datetime) -> Steps:
    """`read` is when each thread was last read further."""
    days = len({day_of(at) for at in read})
    return Steps((now - joined_at) // timedelta(days=1), len(read), days)


PUBLISHED = {
    "days": DAYS,
    "threads": READ_THREADS,
    "read_days": READ_DAYS,
    "posts": FIRST_POSTS,
    "links": MOST_LINKS,
    "a_day": MOST_POSTS,
    "conversations": MOST_CONVERSATIONS,
    "quiet_days": NEWCOMER.days,  # before a conversation may be begun at all
}
