from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class ArticleImport(Model):
    """One file that was read. The same bytes are never read twice."""

    __tablename__ = "article_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    # The file that this one is a newer version of; no two are that of the same.
    earlier_id: Mapped[int | None] = mapped_column(ForeignKey("article_imports.id"), unique=True)
    filename: Mapped[str]
    source_url: Mapped[str | None] = mapped_column(index=True)
    rights: Mapped[str | None]
    rights_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    rights_at: Mapped[datetime | None]  # when somebody vouched for them
    sources: Mapped[list[int]] = mapped_column(JSON, default=list)  # its references, in order
    is_strict: Mapped[bool] = mapped_column(default=True)
    bom: Mapped[bool]
    report: Mapped[dict[str, Any]] = mapped_column(JSON)
    imported_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    imported_at: Mapped[datetime]


class SourceLine(Model):
    """A line of an imported file, verbatim, and the one place it went to."""

    __tablename__ = "source_lines"

    import_id: Mapped[int] = mapped_column(ForeignKey("article_imports.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    raw: Mapped[str]
    text: Mapped[str | None]  # without the mark of a list and those of Markdown
    ending: Mapped[str]
    kind: Mapped[str]
    place: Mapped[str]
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("fact_sheets.id"), index=True)
    reason: Mapped[str | None]
    confidence: Mapped[str] = mapped_column(default="sure")
    remark: Mapped[str | None]
    is_told: Mapped[bool] = mapped_column(default=False)  # a moderator said what it is
