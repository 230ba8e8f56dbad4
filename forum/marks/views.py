"""What is shown of a reader's marks, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.marks.levels import Level
from forum.threads.views import PostView


@dataclass(frozen=True)
class MarkView:
    """How a member stands to a thread. `follows` and `mutes` say that where it belongs is
    followed or muted; `read_number` is 0 before it was opened."""

    level: Level
    read_number: int
    read_at: datetime | None
    follows: bool
    mutes: bool

    def reads_on_at(self, last_number: int, first_shown: int) -> int | None:
        """The first unread post, where that is not what the page begins with."""
        number = self.read_number + 1
        is_elsewhere = number not in (1, first_shown)
        return number if number <= last_number and is_elsewhere else None

    def new_from(self, posts: Sequence[PostView]) -> int | None:
        """The first of these posts that came after one was here last. Who turns the pages of a
        thread for the first time comes upon what is unread, but not upon anything new."""
        unread = [post for post in posts if post.number > self.read_number]
        if self.read_at is None or not self.read_number or not unread:
            return None
        is_within = unread[0] is not posts[0]
        return unread[0].number if is_within or unread[0].created_at > self.read_at else None


@dataclass(frozen=True)
class News:
    """What came in a thread since one was there. Of what one never opened that is all of it, and
    a number of posts would say nothing."""

    count: int
    is_begun: bool


@dataclass(frozen=True)
class Followed:
    """Something with a level of its own. `kind` is thread, category, label or member; `slug` is
    what its address has, of a member the name."""

    kind: str
    id: int
    level: Level
    name: str
    slug: str
