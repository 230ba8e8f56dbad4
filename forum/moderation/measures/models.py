from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed


class Measure(Model):
    """One decision about a post, a thread or a member, with all that its statement says.

    What stands here is never changed: who takes it back adds that and when.
    """

    __tablename__ = "measures"
    __table_args__ = (Index("ix_measures_member_id_id", "member_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    # Whom it is about: who wrote the post, or began the thread.
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    # Of a post or a thread under a pseudonym: then it never shows beside the name of the member.
    is_secret: Mapped[bool] = mapped_column(default=False)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)
    moderator_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    reason: Mapped[str | None]  # a code
    facts: Mapped[str] = mapped_column(Sealed)  # what the moderator wrote to whom it is about
    is_automated: Mapped[bool] = mapped_column(default=False)
    taken_at: Mapped[datetime]
    until: Mapped[datetime | None]
    # How what it is about stood before and after, as JSON: what is needed to put it back.
    standing: Mapped[str] = mapped_column(Sealed)
    reversed_at: Mapped[datetime | None]
    reversed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    reversal: Mapped[str | None]  # how it came


class Appeal(Model):
    """That somebody objects to a measure about themselves: once, and another one decides."""

    __tablename__ = "appeals"
    __table_args__ = (Index("ix_appeals_decided_at_id", "decided_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), unique=True)
    text: Mapped[str] = mapped_column(Sealed)
    made_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    is_upheld: Mapped[bool | None]
    answer: Mapped[str | None] = mapped_column(Sealed)
