"""A draft as its writer sees it; nobody else ever does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from forum.drafts.keys import Key, read_key

BETWEEN = "\n"  # two labels that were ticked; no label has it
# The boxes for a poll on the forms where people write.
POLL_QUESTION, POLL_MOST, POLL_DAYS = "poll_question", "poll_most", "poll_closes_in_days"
POLL_OPTIONS = tuple(f"poll_option_{number}" for number in range(1, 7))


@dataclass(frozen=True)
class DraftView:
    """`fields` are what was typed, by the names that forms and the API have for it."""

    key: str
    fields: Mapping[str, str]
    version: int
    saved_at: datetime

    @property
    def place(self) -> Key:
        return read_key(self.key)

    @property
    def title(self) -> str:
        return self.fields.get("title", "")

    @property
    def body(self) -> str:
        return self.fields.get("body", "")

    @property
    def to(self) -> str:
        """The names as they were typed."""
        return self.fields.get("to", "").strip()

    @property
    def tags(self) -> list[str]:
        return self.fields["tags"].split(BETWEEN) if self.fields.get("tags") else []
