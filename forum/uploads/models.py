from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related


class Upload(Model):
    """One picture, made anew in a few sizes. Its address holds the key, never the number."""

    __tablename__ = "uploads"
    __table_args__ = (Index("ix_uploads_member_id_id", "member_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    alt: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]  # bytes of all that is kept of it
    uploaded_at: Mapped[datetime] = mapped_column(index=True)

    member: Mapped[Member] = related()
