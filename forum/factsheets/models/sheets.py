from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model, related
from forum.factsheets.models.articles import ArticleImport
from forum.factsheets.states import Stage
from forum.factsheets.statuses import SourceStatus


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
    review_after_months: Mapped[int] = mapped_column(default=12)
    editor_note: Mapped[str] = mapped_column(default="")
    import_id: Mapped[int | None] = mapped_column(ForeignKey("article_imports.id"), index=True)
    draft_version: Mapped[int] = mapped_column(default=1)
    stage: Mapped[str] = mapped_column(default=Stage.DRAFT.value)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    published_number: Mapped[int | None]  # none while readers see none: never yet, or withdrawn
    published_draft: Mapped[int | None]  # the draft that readers see, if it is one
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    last_claim_key: Mapped[int] = mapped_column(default=0)  # never given out twice
    source_status: Mapped[str] = mapped_column(default=SourceStatus.UNKNOWN.value)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    article: Mapped[ArticleImport | None] = related()


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
    myth: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")  # for reviewers: how well its sources fit


class SheetVersion(Model):
    """A sheet as it was published. Never changed afterwards."""

    __tablename__ = "sheet_versions"
    __table_args__ = (UniqueConstraint("sheet_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"))
    number: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    html: Mapped[str]
    claims: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    references: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    # The id of each; none in what the previous release writes. In a column of its own, for that
    # release refuses to show a reference that says more than it knows.
    reference_ids: Mapped[list[int]] = mapped_column(JSON, default=list)
    call_now: Mapped[bool]
    reason: Mapped[str]
    restored_from: Mapped[int | None]  # the number of the version that it brings back
    published_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    published_at: Mapped[datetime]
    review_due: Mapped[datetime]

    sheet: Mapped[FactSheet] = related()


# Nothing here reads or writes it. The release before this one does, so it cannot go yet.
for _table in ("fact_sheets", "sheet_versions"):
    Model.metadata.tables[_table].append_column(
        Column("medically_reviewed", Boolean, nullable=False, server_default=false())
    )
