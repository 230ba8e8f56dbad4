from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.factsheets.models.sources import Reference


class ReferenceFinding(Model):
    """What one origin says of a reference. Without `checked_at` it was asked, and said nothing."""

    __tablename__ = "reference_findings"

    reference_id: Mapped[int] = mapped_column(ForeignKey(Reference.id), primary_key=True)
    origin: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    checked_at: Mapped[datetime | None]
    tried_at: Mapped[datetime] = mapped_column(index=True)
    changed_at: Mapped[datetime]  # since when it says this
    noticed_on: Mapped[date | None]
    notice_doi: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")


class ReferenceChange(Model):
    """That a reference got another status. Never changed afterwards, but for when it was told."""

    __tablename__ = "reference_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey(Reference.id), index=True)
    before: Mapped[str]
    after: Mapped[str]
    origin: Mapped[str]
    noticed_on: Mapped[date | None]
    notice_doi: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    found_at: Mapped[datetime]
    is_news: Mapped[bool]  # whether curators hear of it
    told_at: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)


class CheckTurn(Model):
    """Whose turn it is to ask an origin: nobody's before `free_at`, however many workers run."""

    __tablename__ = "check_turns"

    origin: Mapped[str] = mapped_column(primary_key=True)
    free_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)  # in a row
