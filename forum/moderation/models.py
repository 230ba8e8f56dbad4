from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.threads.models import Thread


class LogEntry(Model):
    """One act of moderation. Rows are only ever added."""

    __tablename__ = "moderation_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    moderator_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    act: Mapped[str]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    # The name of the category or label that it was done to, as it was then.
    about: Mapped[str | None]
    reason: Mapped[str]
    note: Mapped[str]
    done_at: Mapped[datetime]

    moderator: Mapped[Member] = related()
    thread: Mapped[Thread | None] = related()
