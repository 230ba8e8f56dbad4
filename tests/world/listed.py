"""What moderators keep on a list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Watched:
    """A `word` on the list, and the `flag` at a post in which it was found; a `hook` of the
    admin's, with one `delivery` that failed there and one that waits; an
    urgent `mail` of the member."""

    word: int
    flag: int
    hook: int
    delivery: int
    mail: int
    waiting: int
