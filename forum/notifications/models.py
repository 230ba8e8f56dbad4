from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.threads.models import Thread

UNREAD = text("read_at IS NULL")


class Notification(Model):
    """That there is something for a member: what, where and from which to which. No words and no
    names; what is shown of it is read anew for whoever looks.

    `subject` is the group, as in "thread:12" or "measure:7". Of one group at most one is unread:
    what comes meanwhile widens it.
    """

    __tablename__ = "notifications"
    __table_args__ = (
        Index(
            "uq_notifications_unread",
            "member_id",
            "kind",
            "subject",
            unique=True,
            sqlite_where=UNREAD,
            postgresql_where=UNREAD,
        ),
        Index("ix_notifications_latest", "member_id", "changed_at", "id"),
        Index("ix_notifications_thread_id_member_id", "thread_id", "member_id"),
        Index("ix_notifications_read_at", "read_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    kind: Mapped[str]
    subject: Mapped[str]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"))
    # Of posts or the like: the first that this tells of, and the last.
    first_id: Mapped[int]
    last_id: Mapped[int]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
    digested_at: Mapped[datetime | None]

    member: Mapped[Member] = related()
    thread: Mapped[Thread | None] = related()


class NotificationChoice(Model):
    """How a member wants to hear of one kind. Without a row as `kinds.TELLING` says."""

    __tablename__ = "notification_choices"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    way: Mapped[str]

    member: Mapped[Member] = related()


# Nothing here reads or writes it. The release before this one does, so it cannot go yet.
Model.metadata.tables["notifications"].append_column(
    Column("is_hidden", Boolean, nullable=False, server_default=false())
)
