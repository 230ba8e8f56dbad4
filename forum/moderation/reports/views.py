"""What was reported, as plain data: for who decides, and for who reported it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from forum.accounts.badge import Author
from forum.core.i18n import Text
from forum.moderation.reports.reasons import KINDS, OUTCOMES, REASONS


@dataclass(frozen=True)
class CaseView:
    """One thing that was reported, for moderators. `title` is that of its thread and `username`
    that of the member it is about; `decided_by` has the name of who decided. `is_mine`: it is the
    viewer's own."""

    id: int
    kind: str
    address: str
    post_id: int | None
    thread_id: int | None
    title: str | None
    username: str | None
    priority: int
    report_count: int
    opened_at: datetime
    last_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    outcome: str | None
    done: str | None
    reason: str | None
    is_mine: bool

    @property
    def kind_text(self) -> Text:
        return KINDS[self.kind]

    @property
    def outcome_text(self) -> Text | None:
        return OUTCOMES.get(self.outcome or "")

    @property
    def place(self) -> str:
        return f"/members/{self.username}" if self.username else self.address


@dataclass(frozen=True)
class ReportLine:
    """One report of a thing. `reporter` is the name of a member, or the one that was given."""

    id: int
    reporter: str | None
    is_member: bool
    reason: str
    note: str
    legal_ground: str
    reported_at: datetime

    @property
    def reason_text(self) -> Text | str:
        return REASONS.get(self.reason, self.reason)


@dataclass(frozen=True)
class Shown:
    """What stands there, as the moderator may read it."""

    author: Author
    html: Markup


@dataclass(frozen=True)
class OwnReport:
    """For who made it. `title` is that of the thread, where they can read it."""

    id: int
    case_id: int
    member_id: int | None
    kind: str
    address: str
    title: str | None
    reason: str
    note: str
    reported_at: datetime
    decided_at: datetime | None
    outcome: str | None
    done: str | None
    decision: str | None
    objection: str | None
    objected_at: datetime | None
    objection_decided_at: datetime | None
    is_upheld: bool | None
    answer: str | None

    @property
    def kind_text(self) -> Text:
        return KINDS[self.kind]

    @property
    def reason_text(self) -> Text | str:
        return REASONS.get(self.reason, self.reason)

    @property
    def outcome_text(self) -> Text | None:
        return OUTCOMES.get(self.outcome or "")


@dataclass(frozen=True)
class ObjectionView:
    """For moderators, with what was reported and decided first. `is_mine`: the viewer decided
    that, or objects to it, or it is about them; then without the words of who reported it."""

    id: int
    case: CaseView
    told: Text | str
    note: str
    text: str
    asked_at: datetime
    is_mine: bool


@dataclass(frozen=True)
class Addressee:
    """Whom a letter about a report goes to: a member, or who left an address."""

    member_id: int | None
    email: str | None


Counts = Mapping[str, int]
