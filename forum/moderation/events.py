"""What moderators did that others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PseudonymSeen:
    """`entry_id` is the line in the member's own log, which has the reason and no name."""

    entry_id: int


@dataclass(frozen=True)
class CrisisNoted:
    """That something waits now with which somebody's life may be in danger: by its kind in the
    queue, and its number there."""

    kind: str
    subject_id: int


@dataclass(frozen=True)
class HeldDecided:
    """That a moderator decided about something that was held."""

    held_id: int


@dataclass(frozen=True)
class RulesChanged:
    """That the house rules change, for one member who may not know."""

    member_id: int
    version: str
