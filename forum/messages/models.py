from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.core.vault import Sealed


class Conversation(Model):
    """Between two members or a few. Only who takes part knows that it exists."""

    __tablename__ = "conversations"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    last_message_at: Mapped[datetime]
    last_number: Mapped[int] = mapped_column(default=0)
    # Of two members, while both take part: so two who begin at once begin the same one.
    pair_key: Mapped[str | None] = mapped_column(unique=True)


class Participant(Model):
    """A member in a conversation, and how far they have read."""

    __tablename__ = "participants"
    __table_args__ = (Index("ix_participants_member_id", "member_id"),)

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    read_number: Mapped[int] = mapped_column(default=0)
    left_at: Mapped[datetime | None]

    conversation: Mapped[Conversation] = related()
    member: Mapped[Member] = related()


class Message(Model):
    """Kept sealed, with what readers are shown of it: to make that at every reading would let one
    odd text keep the machine busy. A deleted one keeps its place, without its words."""

    __tablename__ = "messages"
    __table_args__ = (UniqueConstraint("conversation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Sealed)
    body_html: Mapped[str] = mapped_column(Sealed)
    renderer: Mapped[int]
    sent_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    conversation: Mapped[Conversation] = related()
    member: Mapped[Member] = related()


class MessageReport(Model):
    """That one who received a message showed it to the moderators: that one and no other."""

    __tablename__ = "message_reports"
    __table_args__ = (UniqueConstraint("message_id", "reporter_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"))
    reporter_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    reason: Mapped[str]
    note: Mapped[str] = mapped_column(Sealed)
    reported_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(index=True)

    message: Mapped[Message] = related()
