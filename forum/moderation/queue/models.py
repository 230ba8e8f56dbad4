from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed


class QueueNote(Model):
    """What one of the team wrote for the others about something that waits. `opened_at` is since
    when that waited: numbers come back, such a pair does not."""

    __tablename__ = "queue_notes"
    __table_args__ = (Index("ix_queue_notes_kind_subject_id", "kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    opened_at: Mapped[datetime]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    body: Mapped[str] = mapped_column(Sealed)
    written_at: Mapped[datetime] = mapped_column(index=True)


class QueueOverdue(Model):
    """That the team was told once that something waits longer than it should."""

    __tablename__ = "queue_overdue"
    __table_args__ = (UniqueConstraint("kind", "subject_id", "opened_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    opened_at: Mapped[datetime]
    told_at: Mapped[datetime] = mapped_column(index=True)


class QueueSilence(Model):
    """That a moderator wants no letters about what waits too long. No row is that they do."""

    __tablename__ = "queue_silences"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    since: Mapped[datetime]
