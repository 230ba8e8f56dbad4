"""What of digests leaves the room."""

from dataclasses import dataclass
from datetime import datetime

from forum.digests.times import DEFAULT, Every


@dataclass(frozen=True)
class Wish:
    is_on: bool
    every: Every = DEFAULT[0]
    weekday: int = DEFAULT[1]
    hour: int = DEFAULT[2]
    next_at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """What a digest is to tell of, and to whom."""

    digest_id: int
    member_id: int
    since: datetime
    until: datetime
