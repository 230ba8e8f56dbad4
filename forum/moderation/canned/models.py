from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class CannedReason(Model):
    """A reason that the team wrote, or one of those that come with the forum in words of their own.
    `removed_at` says that it is not offered any more."""

    __tablename__ = "canned_reasons"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    body: Mapped[str]
    changed_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    changed_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
