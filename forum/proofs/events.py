"""What can happen to the ways in which a member logs in, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IdentityLinked:
    """From now on the member can log in with another provider."""

    member_id: int


@dataclass(frozen=True)
class IdentityUnlinked:
    member_id: int
