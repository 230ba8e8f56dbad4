from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model, related
from forum.factsheets.statuses import SourceStatus


class Reference(Model):
    """A publication, shared by the sheets that cite it."""

    __tablename__ = "references"

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    authors: Mapped[list[str]] = mapped_column(JSON)
    title: Mapped[str]
    journal: Mapped[str]
    year: Mapped[str]
    volume: Mapped[str]
    issue: Mapped[str]
    pages: Mapped[str]
    doi: Mapped[str | None]
    pmid: Mapped[str | None]
    pmcid: Mapped[str | None]
    status: Mapped[str] = mapped_column(default=SourceStatus.UNKNOWN.value)
    # Who says so, and what: as decided from all findings.
    status_origin: Mapped[str | None]
    checked_at: Mapped[datetime | None]
    noticed_on: Mapped[date | None]
    notice_doi: Mapped[str | None]
    status_reason: Mapped[str] = mapped_column(default="")


class ReferenceKey(Model):
    """A name that a reference goes by, and no other: it may have several."""

    __tablename__ = "reference_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey(Reference.id), index=True)


class SheetReference(Model):
    """Under which number a sheet cites a reference: the number of its article."""

    __tablename__ = "sheet_references"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey("references.id"), index=True)

    reference: Mapped[Reference] = related()
