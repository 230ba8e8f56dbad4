from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model

_WAITS = text("decided_at IS NULL")


class UrgentMail(Model):
    """That a member sent one, and what we did: nothing of what it says, or of which thread. Of each
    member one waits at most, with what became of the last."""

    __tablename__ = "urgent_mails"
    __table_args__ = (
        Index(
            "uq_urgent_mails_waiting",
            "member_id",
            unique=True,
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
        Index("ix_urgent_mails_member_id", "member_id"),
        Index("ix_urgent_mails_decided_at", "decided_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    is_kept: Mapped[bool]  # as a draft of theirs
    is_told: Mapped[bool]  # they were sent whom to call
    arrived_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
