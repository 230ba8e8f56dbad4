"""Which of the events kept for later somebody takes: what is slow has a lane of its own."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Lane:
    """Those of these names, or all others."""

    names: Collection[str] = ()
    is_others: bool = True


ALL = Lane()
