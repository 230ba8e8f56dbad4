"""What can happen to the proofs of a member, told in ids."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SecondFactorOn:
    """From now on a log-in asks for a code of the member's app."""

    member_id: int


@dataclass(frozen=True)
class SecondFactorOff:
    """The member took the app away, and its codes on paper with it."""

    member_id: int


@dataclass(frozen=True)
class SecondFactorReset:
    """The operator took all of it away, for a member who had lost it."""

    member_id: int


@dataclass(frozen=True)
class BackupCodesRenewed:
    member_id: int


@dataclass(frozen=True)
class IdentityLinked:
    """From now on the member can log in with another provider."""

    member_id: int


@dataclass(frozen=True)
class IdentityUnlinked:
    member_id: int


@dataclass(frozen=True)
class PasskeyAdded:
    member_id: int


@dataclass(frozen=True)
class PasskeyRemoved:
    member_id: int


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
