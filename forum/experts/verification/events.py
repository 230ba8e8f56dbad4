"""What happens to an application, told in ids."""

from dataclasses import dataclass
from enum import StrEnum


class News(StrEnum):
    RECEIVED = "received"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ENDING = "ending"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True)
class VerificationNews:
    """Without an application for who was made an expert by the operator."""

    member_id: int
    application_id: int | None
    news: str
