from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class ExpertHour(Model):
    """An hour in which experts answer in one thread. Until then questions are collected there."""

    __tablename__ = "expert_hours"
    __table_args__ = (Index("ix_expert_hours_opens_at", "opens_at", "thread_id"),)

    thread_id: Mapped[int] = mapped_column(
        ForeignKey("threads.id"), primary_key=True, autoincrement=False
    )
    # Counted up at every change: what somebody started from is compared with it.
    version: Mapped[int] = mapped_column(default=1)
    planned_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    # What was done about its beginning and its end by the clock.
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    # What readers are told of why.
    cancelled_reason: Mapped[str | None]


class ExpertHourHost(Model):
    """An expert who answers in that hour."""

    __tablename__ = "expert_hour_hosts"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
