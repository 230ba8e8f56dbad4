"""Numbers so small that they could point at somebody are not told, nor can they be worked out
from those beside them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 3


@dataclass(frozen=True)
class Split:
    """`rest` counts together what stands in no part of its own."""

    parts: Mapping[str, int]
    rest: int


def told(count: int) -> int | None:
    """None for fewer than three, unless there is none at all."""
    return None if 0 < count < FEWEST else count


def split(counts: Mapping[str, int]) -> Split:
    """The parts of a number that may be told. What is too small goes together, with the smallest
    of the others when even that would be too small: else it is the sum without the parts told."""
    parts = {name: count for name, count in counts.items() if count >= FEWEST}
    rest = sum(counts.values()) - sum(parts.values())
    while 0 < rest < FEWEST and parts:
        smallest = min(parts, key=lambda name: (parts[name], name))
        rest += parts.pop(smallest)
    return Split(parts, rest if rest >= FEWEST else 0)
