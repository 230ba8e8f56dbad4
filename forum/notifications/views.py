"""What is shown of a notification, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.accounts.badge import Author
from forum.notifications.kinds import Kind


@dataclass(frozen=True)
class NotificationView:
    """As its member may see it now. `count` is of posts or messages, and `post_id` the first of
    them, which `first_writer` wrote; `writers` are some of all who did, the latest first: each
    under the name that is shown there. A decision has no thread and no count."""

    id: int
    kind: Kind
    subject: str
    changed_at: datetime
    is_read: bool
    mailed_at: datetime | None
    digested_at: datetime | None
    thread_id: int | None = None
    title: str | None = None
    category: str | None = None
    first_id: int = 0
    last_id: int = 0
    post_id: int | None = None
    post_number: int | None = None
    count: int = 0
    writers: Sequence[Author] = ()
    first_writer: Author | None = None

    @property
    def subject_id(self) -> int:
        """The number in the group: of a thread, a conversation or a decision."""
        return int(self.subject.rpartition(":")[2] or 0)
