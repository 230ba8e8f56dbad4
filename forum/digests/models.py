from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model


class DigestWish(Model):
    """When a member wants a digest. That they want one is said by their consent."""

    __tablename__ = "digest_wishes"
    __table_args__ = (Index("ix_digest_wishes_next_at", "next_at", "member_id"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    every: Mapped[str]
    weekday: Mapped[int]
    hour: Mapped[int]
    next_at: Mapped[datetime]
    told_until: Mapped[datetime]  # what happened up to then was in an earlier one


class Digest(Model):
    """One digest of one member: there is at most one on a day, whoever writes it."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("member_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    day: Mapped[str]  # in Amsterdam, on which it was due
    since: Mapped[datetime]
    until: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
