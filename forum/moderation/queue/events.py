"""What happened in the queue that others must hear of, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CrisisTold:
    """That something waits that cannot, for one who moderates."""

    member_id: int
    kind: str
    subject_id: int


@dataclass(frozen=True)
class QueueOverdueNoticed:
    """That something new waits too long, for one who moderates."""

    member_id: int
