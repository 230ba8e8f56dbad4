"""What can happen to an account, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EmailVerificationAsked:
    verification_id: int


@dataclass(frozen=True)
class InactivityNoticed:
    """A member stayed away so long that the account will go."""

    member_id: int


@dataclass(frozen=True)
class ProfileRefused:
    """What a member wrote about themselves was not placed."""

    member_id: int
