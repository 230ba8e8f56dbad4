"""Notes as moderators read them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Subject:
    """Whom notes are about."""

    id: int
    name: str
    role: str


@dataclass(frozen=True)
class NoteView:
    id: int
    about: str  # a member's name
    writer: str
    body: str
    written_at: datetime
    gone_at: datetime
