from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.core.vault import SealedPiece


class Leaving(Model):
    """That a member wants to go, how, and when it is done if they do not change their mind."""

    __tablename__ = "leavings"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), unique=True)
    mode: Mapped[str]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)


class Export(Model):
    """One asking for everything about oneself, and how far the making of it is."""

    __tablename__ = "exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    status: Mapped[str]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]
    ready_at: Mapped[datetime | None] = mapped_column(index=True)

    member: Mapped[Member] = related()


class ExportPart(Model):
    """A piece of the ZIP, sealed. In the database, so that any web machine can hand it out."""

    __tablename__ = "export_parts"
    __table_args__ = (UniqueConstraint("export_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    export_id: Mapped[int] = mapped_column(ForeignKey("exports.id"))
    number: Mapped[int]
    content: Mapped[bytes] = mapped_column(SealedPiece)
