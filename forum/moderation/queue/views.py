"""What waits, as plain data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.core.i18n import Text
from forum.moderation.queue.targets import DANGER


@dataclass(frozen=True)
class Item:
    """`title` is None of a thread that the reader cannot read. `claimed_by` is the name of who
    looks at it now, if anybody does."""

    kind: str
    label: Text
    subject_id: int
    priority: int
    opened_at: datetime
    target_at: datetime
    is_overdue: bool
    thread_id: int | None
    title: str | None
    claimed_by: str | None
    claimed_until: datetime | None
    is_claimed_by_me: bool
    notes: int
    place: tuple[str, str]

    @property
    def address(self) -> tuple[str, dict[str, Any]]:
        """The page where it is decided, as an address is made of it; on a list its place there."""
        endpoint, number = self.place
        is_list = endpoint.endswith((".index", ".waiting"))
        return endpoint, {number: self.subject_id} | ({"_anchor": self.name} if is_list else {})

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.subject_id}"

    @property
    def is_urgent(self) -> bool:
        return self.priority == DANGER


@dataclass(frozen=True)
class Note:
    id: int
    by: str
    body: str
    written_at: datetime
    is_mine: bool
