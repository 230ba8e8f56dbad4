"""What is shown of proofs, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.proofs.models import Passkey

ISSUER = "Ruggespraak"  # under this name the app lists its codes
GROUP = 4


@dataclass(frozen=True)
class SecondFactorView:
    """`since` is None while a password alone is enough. `app_since` is of an app that counts,
    which a passkey may have come before."""

    since: datetime | None
    app_since: datetime | None
    backup_codes_left: int

    @property
    def has_app(self) -> bool:
        return self.app_since is not None


@dataclass(frozen=True)
class Enrolment:
    """The key that an app still has to take over."""

    secret: str
    name: str

    @property
    def uri(self) -> str:
        """What apps read from the picture (the Key URI Format)."""
        import pyotp

        return str(pyotp.TOTP(self.secret).provisioning_uri(name=self.name, issuer_name=ISSUER))

    @property
    def spelled(self) -> str:
        """The key as it is typed over: `ABCD EFGH …`."""
        starts = range(0, len(self.secret), GROUP)
        return " ".join(self.secret[start : start + GROUP] for start in starts)


@dataclass(frozen=True)
class PasskeyView:
    id: int
    name: str
    created_at: datetime
    last_used_at: datetime | None

    @classmethod
    def of(cls, found: Passkey) -> "PasskeyView":
        return cls(found.id, found.name, found.created_at, found.last_used_at)


@dataclass(frozen=True)
class WaysIn:
    """When each passkey was added, and each link with the other provider."""

    passkeys: Sequence[datetime]
    links: Sequence[datetime]


@dataclass(frozen=True)
class SecondSteps:
    """By what a member can take the second step of a log-in."""

    by_code: bool
    by_passkey: bool
