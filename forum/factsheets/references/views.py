"""What is shown of references and of what became of them, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.core.i18n import Text
from forum.factsheets.references.findings import ORIGIN_NAMES
from forum.factsheets.statuses import NAMES, TROUBLED
from forum.factsheets.views import DOI


@dataclass(frozen=True)
class StatusView:
    """What is known of a reference today, and who says so."""

    status: str
    origin: str | None
    checked_at: datetime | None
    noticed_on: date | None
    notice_doi: str | None
    reason: str

    @property
    def status_label(self) -> Text:
        return NAMES[self.status]

    @property
    def origin_label(self) -> Text | str:
        return ORIGIN_NAMES[self.origin] if self.origin else ""

    @property
    def is_troubled(self) -> bool:
        return self.status in TROUBLED

    @property
    def notice_url(self) -> str | None:
        return self.notice_doi and DOI + self.notice_doi


@dataclass(frozen=True)
class FoundReference:
    """For programs: a reference by the name that they asked for."""

    doi: str
    status: str
    checked_at: datetime | None


@dataclass(frozen=True)
class CitingSheet:
    slug: str
    title: str


@dataclass(frozen=True)
class ChangeView:
    before: str
    after: str
    origin: str
    before_label: Text
    after_label: Text
    origin_label: Text
    reason: str
    found_at: datetime


@dataclass(frozen=True)
class ReferenceLine:
    """A reference as curators keep it."""

    id: int
    title: str
    journal: str
    year: str
    doi: str | None
    pmid: str | None
    now: StatusView
    sheets: Sequence[CitingSheet]
    changes: Sequence[ChangeView]


@dataclass(frozen=True)
class NewsLine:
    """A source that got worse, for a letter."""

    title: str
    now: StatusView
    sheets: Sequence[CitingSheet]
