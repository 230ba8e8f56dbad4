"""What happens around a diary, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReminderDue:
    """A member asked for a letter on this day (`2026-11-23`). After the last one it is silent."""

    member_id: int
    day: str
    is_last: bool
