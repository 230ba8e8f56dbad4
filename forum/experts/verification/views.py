"""What is shown of verifications, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.accounts.badge import Author
from forum.core.i18n import Text
from forum.experts.professions import (
    PROFESSIONS,
    REGISTER_NAMES,
    REGISTER_URLS,
    Register,
    shown_as,
)
from forum.experts.states import VERIFICATION_STATES, VerificationState
from forum.experts.verification.findings import FINDINGS, IDENTITIES, Finding, Identity
from forum.experts.verification.numbers import code_fits
from forum.experts.verification.policy import OPEN, Judged

MOST_COUNTED = 100  # answers of one expert


@dataclass(frozen=True)
class Registered:
    """A profession, and the register in which anybody can look it up."""

    profession: str
    specialism: str | None
    quality_register: str | None

    @property
    def shown_as(self) -> str:
        return shown_as(self.profession, self.specialism, self.quality_register)

    @property
    def register(self) -> Register:
        return PROFESSIONS[self.profession].register

    @property
    def register_title(self) -> Text:
        return REGISTER_NAMES[self.register]

    @property
    def register_url(self) -> str:
        return REGISTER_URLS[self.register]


@dataclass(frozen=True)
class ShownView(Registered):
    """What everybody may know of one who is verified, or was: of who was, as what and when it
    ended, and no number or name in a register."""

    state: VerificationState
    register_name: str
    big_number: str | None
    interests: str
    verified_at: datetime
    expires_at: datetime
    ended_at: datetime | None

    @property
    def holds(self) -> bool:
        return self.state == VerificationState.VERIFIED

    @property
    def is_revoked(self) -> bool:
        return self.state == VerificationState.REVOKED


@dataclass(frozen=True)
class ExpertLine:
    """One in the list of experts. Without `shown` they were verified by the operator."""

    author: Author
    profession: str
    shown: ShownView | None
    answers: int = 0  # at most MOST_COUNTED


@dataclass(frozen=True)
class CheckView:
    by: str
    at: datetime
    adapter: str
    finding: Finding
    name_matches: bool
    identity: Identity
    is_good: bool
    reregistration_on: date | None
    note: str

    @property
    def finding_label(self) -> Text:
        return FINDINGS[self.finding]

    @property
    def identity_label(self) -> Text:
        return IDENTITIES[self.identity]


@dataclass(frozen=True)
class ApplicationView(Registered):
    """All of it: for who asked, and for moderators. `checks` are for these alone."""

    id: int
    author: Author
    judged: Judged
    register_name: str
    big_number: str | None
    practice: str
    practice_phone: str
    practice_site: str | None
    interests: str
    applied_at: datetime
    verified_at: datetime | None
    expires_at: datetime | None
    ended_at: datetime | None
    reason: str | None
    is_mine: bool
    checks: Sequence[CheckView] = ()
    same_number: int = 0  # applications of others with it

    @property
    def state(self) -> VerificationState:
        return self.judged.state

    @property
    def state_label(self) -> Text:
        return VERIFICATION_STATES[self.state]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def code_fits(self) -> bool | None:
        return code_fits(self.big_number, self.profession)
