"""What a private conversation is made of, and how much of it there may be."""

from enum import StrEnum

LARGEST_GROUP = 8  # whoever begins it included
MESSAGES_PER_PAGE = 20


class Withheld(StrEnum):
    """Why a reader sees the place of a message and nothing else of it."""

    BLOCKED = "blocked"
    PAUSED = "paused"


class State(StrEnum):
    """Of a report: whether moderators still have to look at it."""

    OPEN = "open"
    CLOSED = "closed"
