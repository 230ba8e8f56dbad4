"""What of a device leaves the room: where it is reached does not."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Device:
    id: int
    name: str
    added_at: datetime
    told_at: datetime | None
    is_here: bool
