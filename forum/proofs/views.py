"""What is shown of proofs, as plain data."""

from dataclasses import dataclass
from datetime import datetime

from forum.proofs.models import Passkey


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
class SecondSteps:
    """By what a member can take the second step of a log-in."""

    by_code: bool
    by_passkey: bool
