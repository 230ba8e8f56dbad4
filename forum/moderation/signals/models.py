from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class Signal(Model):
    """What a post may be a sign of: by which rules, and nothing of what it says.

    The row stays as long as its post; `gone_at` is since when the post names no sign any more.
    """

    __tablename__ = "signals"
    __table_args__ = (Index("ix_signals_waiting", "decided_at", "priority", "noted_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), unique=True)
    level: Mapped[str | None]  # None of what is a cry for help and nothing else
    is_crisis: Mapped[bool]
    priority: Mapped[int]  # for moderators, 0 the most urgent; `policy.NEVER` of what none awaits
    rules: Mapped[list[str]] = mapped_column(JSON)
    noted_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]
    # Its author said that it is not about them: hides what the author sees, and nothing else.
    waved_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    decision: Mapped[str | None]
