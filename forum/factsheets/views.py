"""What is shown of fact sheets, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

DOI = "https://doi.org/"
PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"
PMC = "https://pmc.ncbi.nlm.nih.gov/articles/"


@dataclass(frozen=True)
class ReferenceView:
    number: int
    authors: str
    title: str
    journal: str
    year: str
    volume: str
    issue: str
    pages: str
    doi: str | None
    pmid: str | None
    pmcid: str | None

    @property
    def doi_url(self) -> str | None:
        return self.doi and DOI + self.doi

    @property
    def pmid_url(self) -> str | None:
        return self.pmid and f"{PUBMED}{self.pmid}/"

    @property
    def pmcid_url(self) -> str | None:
        return self.pmcid and f"{PMC}{self.pmcid}/"


@dataclass(frozen=True)
class ClaimView:
    """A statement and what it rests on; without `cites` it has no source."""

    key: int
    text: str
    cites: Sequence[int]
    references: Sequence[ReferenceView]
    myth: str = ""  # what the claim answers


@dataclass(frozen=True)
class SheetLine:
    """A sheet in a list. Unpublished ones have no counts or dates."""

    slug: str
    title: str
    summary: str
    origin: str
    status: str
    source_count: int
    claim_count: int
    review_due: datetime | None
    updated_at: datetime
    owner: str | None = None
    source_status: str = "unknown"  # the worst of what it rests on
    published_at: datetime | None = None


@dataclass(frozen=True)
class SheetView:
    """A published version, as its readers see it."""

    slug: str
    title: str
    summary: str
    html: Markup
    claims: Sequence[ClaimView]
    references: Sequence[ReferenceView]
    version: int
    published_at: datetime
    review_due: datetime
    origin: str
    source_url: str | None
    call_now: bool
    medically_reviewed: bool
    is_current: bool
    status: str
    source_status: str
    source_ids: Mapping[int, int]  # by number of the references; empty when it was not kept


@dataclass(frozen=True)
class DraftView:
    """A sheet as its curators work on it."""

    id: int
    slug: str
    title: str
    summary: str
    body: str
    claims: str
    origin: str
    call_now: bool
    is_signed: bool
    editor_note: str
    draft_version: int
    review_after_months: int
    published_number: int | None
    source_url: str | None
    rights: str | None
    import_id: int | None
    followed_at: datetime | None  # when its article last changed it
    references: Sequence[ReferenceView]
    status: str
    stage: str
    has_changes: bool  # that readers do not see yet
    owner: str | None
    withdrawn_at: datetime | None
    withdrawn_reason: str


@dataclass(frozen=True)
class VersionLine:
    number: int
    published_at: datetime
    reason: str
    restored_from: int | None
    signed: int  # how many experts put their name to it


@dataclass(frozen=True)
class PinnedSheet:
    slug: str
    title: str
    summary: str
    why: str
    source_count: int
    review_due: datetime
    by_category: bool
    by_parent: bool  # of the category that the category stands in
    until: date | None = None  # the last day it is shown


def reference(data: dict[str, Any]) -> ReferenceView:
    return ReferenceView(**data)


def claim(data: dict[str, Any], references: Sequence[ReferenceView]) -> ClaimView:
    behind = [reference for reference in references if reference.number in data["cites"]]
    return ClaimView(data["key"], data["text"], data["cites"], behind, data.get("myth", ""))
