"""What moderators keep on a list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Watched:
    """A `word` on the list, and the `flag` at a post in which it was found."""

    word: int
    flag: int
