from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class ExpertQuestion(Model):
    """That the starter of a thread asks an expert. Who asks is read from the thread's voice."""

    __tablename__ = "expert_questions"
    __table_args__ = (
        Index("ix_expert_questions_queue", "state", "turn", "asked_at", "thread_id"),
        Index("ix_expert_questions_answered", "answered_at", "thread_id"),
    )

    thread_id: Mapped[int] = mapped_column(
        ForeignKey("threads.id"), primary_key=True, autoincrement=False
    )
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    # The member again until it is answered or closed: unique, so one question waits at a time.
    open_for: Mapped[int | None] = mapped_column(ForeignKey("members.id"), unique=True)
    state: Mapped[str]
    asked_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    # 1, or 0 for what goes before those that wait longer.
    turn: Mapped[int] = mapped_column(default=1)
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    claimed_until: Mapped[datetime | None]
    # When who asked was told that it takes longer than meant.
    told_late_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    closed_reason: Mapped[str | None]
    # What a moderator told who asked.
    closed_words: Mapped[str | None]


class Decline(Model):
    """That an expert leaves a question to others."""

    __tablename__ = "expert_declines"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    declined_at: Mapped[datetime]


class ExpertDesk(Model):
    """How an expert wants to be asked. No row is the usual."""

    __tablename__ = "expert_desks"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    away_until: Mapped[date | None]
    most_open: Mapped[int]
