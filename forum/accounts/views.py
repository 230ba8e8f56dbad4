"""What is shown of accounts, as plain data."""

from dataclasses import dataclass
from datetime import date, datetime

from forum.accounts.badge import Author
from forum.accounts.models import Consent, Session
from forum.accounts.purposes import TEXT_VERSIONS, Purpose, consequence, title, wording
from forum.core.i18n import Text


@dataclass(frozen=True)
class ProfileView:
    author: Author
    bio: str
    joined_at: datetime
    is_mine: bool

    @property
    def name(self) -> str:
        return self.author.name


@dataclass(frozen=True)
class AccountView:
    username: str
    email: str
    email_verified: bool
    has_password: bool
    bio: str
    joined_at: datetime
    takes_messages: bool


@dataclass(frozen=True)
class SessionView:
    """`device` and `address` are those of the log-in; empty when they are not known."""

    id: int
    device: str
    address: str
    created_at: datetime
    last_used_at: datetime
    is_here: bool

    @classmethod
    def of(cls, found: Session, here: int | None) -> "SessionView":
        return cls(
            id=found.id,
            device=found.device,
            address=found.address,
            created_at=found.created_at,
            last_used_at=found.last_used_at,
            is_here=found.id == here,
        )


@dataclass(frozen=True)
class ConsentView:
    """`given_at` is None where the member has not agreed, or no longer does."""

    purpose: Purpose
    title: Text
    explanation: Text
    consequence: Text
    text_version: str
    given_at: datetime | None

    @property
    def kind(self) -> str:
        return self.purpose.value

    @property
    def text_day(self) -> date:
        """A text is named after the day on which it was written."""
        return date.fromisoformat(self.text_version)

    @classmethod
    def of(cls, purpose: Purpose, consent: Consent | None) -> "ConsentView":
        return cls(
            purpose=purpose,
            title=title(purpose),
            explanation=wording(purpose),
            consequence=consequence(purpose),
            text_version=consent.text_version if consent else TEXT_VERSIONS[purpose],
            given_at=consent.given_at if consent else None,
        )
