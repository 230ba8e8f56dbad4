"""What of the world was reported."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reported:
    """The member reported a post of the other member in `own`, which waits as `case`; and another
    in `decided`, to which they object, with a `token` such as a letter has for one of a guest."""

    own: int
    case: int
    decided: int
    objection: int
    token: str
