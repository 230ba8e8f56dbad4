from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import Model, related
from forum.threads.models import Thread


class ArticleImport(Model):
    """One file that was read. The same bytes are never read twice."""

    __tablename__ = "article_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    filename: Mapped[str]
    source_url: Mapped[str | None]
    rights: Mapped[str | None]
    bom: Mapped[bool]
    report: Mapped[dict[str, Any]] = mapped_column(JSON)
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    imported_at: Mapped[datetime]


class FactSheet(Model):
    """What curators work on. Readers see the version that was last published."""

    __tablename__ = "fact_sheets"
    __table_args__ = (Index("ix_fact_sheets_published", "published_number", "title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    origin: Mapped[str]
    call_now: Mapped[bool] = mapped_column(default=False)
    medically_reviewed: Mapped[bool] = mapped_column(default=False)
    review_after_months: Mapped[int] = mapped_column(default=12)
    editor_note: Mapped[str] = mapped_column(default="")
    import_id: Mapped[int | None] = mapped_column(ForeignKey("article_imports.id"), index=True)
    draft_version: Mapped[int] = mapped_column(default=1)
    published_number: Mapped[int | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    article: Mapped[ArticleImport | None] = related()


class SourceLine(Model):
    """A line of an imported file, verbatim, and the one place it went to."""

    __tablename__ = "source_lines"

    import_id: Mapped[int] = mapped_column(ForeignKey("article_imports.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    raw: Mapped[str]
    ending: Mapped[str]
    kind: Mapped[str]
    place: Mapped[str]
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("fact_sheets.id"), index=True)
    reason: Mapped[str | None]


class Claim(Model):
    """One statement of a sheet. Its key stays, so that others can point at it."""

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("sheet_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"))
    key: Mapped[int]
    position: Mapped[int]
    text: Mapped[str]
    cites: Mapped[list[int]] = mapped_column(JSON)


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


class SheetReference(Model):
    """Under which number a sheet cites a reference: the number of its article."""

    __tablename__ = "sheet_references"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey("references.id"), index=True)

    reference: Mapped[Reference] = related()


class SheetVersion(Model):
    """A sheet as it was published. Never changed afterwards."""

    __tablename__ = "sheet_versions"
    __table_args__ = (UniqueConstraint("sheet_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"))
    number: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    html: Mapped[str]
    claims: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    references: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    call_now: Mapped[bool]
    medically_reviewed: Mapped[bool]
    reason: Mapped[str]
    published_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    published_at: Mapped[datetime]
    review_due: Mapped[datetime]

    sheet: Mapped[FactSheet] = related()


class ThreadPin(Model):
    """A sheet above a thread, with a moderator's line of why."""

    __tablename__ = "thread_pins"
    __table_args__ = (UniqueConstraint("thread_id", "sheet_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"), index=True)
    why: Mapped[str]
    pinned_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    pinned_at: Mapped[datetime]

    thread: Mapped[Thread] = related()
    member: Mapped[Member] = related()


class CategoryPin(Model):
    """A sheet above a category and every thread in it."""

    __tablename__ = "category_pins"
    __table_args__ = (UniqueConstraint("category_id", "sheet_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("categories.id"))
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"), index=True)
    why: Mapped[str]
    pinned_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    pinned_at: Mapped[datetime]

    category: Mapped[Category] = related()
    member: Mapped[Member] = related()
