"""What is asked in a poll, and what its readers see of it, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_QUESTION = 150
LONGEST_OPTION = 100
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
LONGEST_DAYS = 90


@dataclass(frozen=True)
class NewPoll:
    """A question with its answers, of which one may choose `most`. It stays open for `lasts`,
    or until somebody closes it."""

    question: str
    options: Sequence[str]
    most: int = 1
    lasts: timedelta | None = None


@dataclass(frozen=True)
class OptionView:
    """`votes` is None as long as the reader may not see the outcome."""

    number: int
    text: str
    is_chosen: bool  # by the reader, and nobody else ever knows
    votes: int | None


@dataclass(frozen=True)
class PollView:
    """As one reader may see it. `mine` is whether the reader asked it."""

    id: int
    post_id: int
    thread_id: int
    question: str
    most: int
    closes_at: datetime | None
    is_closed: bool
    mine: bool
    voters: int | None
    options: Sequence[OptionView]

    @property
    def has_voted(self) -> bool:
        return any(option.is_chosen for option in self.options)

    @property
    def shows_outcome(self) -> bool:
        return self.voters is not None
