from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.factsheets.models.sheets import FactSheet, SheetVersion


class SheetStep(Model):
    """What was done with a sheet, by whom and why, for those who work on it."""

    __tablename__ = "sheet_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id), index=True)
    kind: Mapped[str]
    reason: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    at: Mapped[datetime]

    member: Mapped[Member | None] = related()


class SignOff(Model):
    """That an expert read a text and found it right: a draft, and the version it became."""

    __tablename__ = "sign_offs"
    __table_args__ = (
        UniqueConstraint("version_id", "member_id"),
        Index(
            "ix_sign_offs_draft",
            "sheet_id",
            "draft_version",
            "member_id",
            unique=True,
            sqlite_where=text("version_id IS NULL"),
            postgresql_where=text("version_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey(FactSheet.id))
    draft_version: Mapped[int]
    version_id: Mapped[int | None] = mapped_column(ForeignKey(SheetVersion.id))
    # None for who left for good; as what they signed is then still known.
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    profession: Mapped[str]
    signed_at: Mapped[datetime]

    member: Mapped[Member | None] = related()
