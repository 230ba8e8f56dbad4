"""What can happen to how somebody gets in, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ResetAsked:
    """Also for an address that has no account: what is done then must not tell."""

    link_id: int


@dataclass(frozen=True)
class PasswordChanged:
    member_id: int


@dataclass(frozen=True)
class EmailChangeAsked:
    link_id: int


@dataclass(frozen=True)
class EmailChanged:
    """The link now keeps the address that was left."""

    link_id: int
