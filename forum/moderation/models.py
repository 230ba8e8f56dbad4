from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.core.db import Model, related
from forum.core.vault import Sealed
from forum.threads.models import Thread


class LogEntry(Model):
    """One act of moderation. Rows are only ever added; of who left for good the words go: `about`,
    `reason` and `note`, with the `salt` without which nobody can try out what they were."""

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
    done_at: Mapped[datetime] = mapped_column(index=True)
    waited: Mapped[int | None]  # seconds between what was asked for and this, where that is known
    salt: Mapped[str | None]

    moderator: Mapped[Member] = related()
    thread: Mapped[Thread | None] = related()


class ChainLink(Model):
    """A line of the log tied to the one before it. The database lets nobody change it."""

    __tablename__ = "moderation_chain"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # without gaps
    entry_id: Mapped[int] = mapped_column(ForeignKey("moderation_log.id"), unique=True)
    code: Mapped[str | None]  # the reason, when it was one from the list for readers
    words: Mapped[str]  # a digest of what the line says, with its salt
    previous: Mapped[str]
    hash: Mapped[str]


class ChainHead(Model):
    """The last link, in one row: who adds the next holds it until that is kept."""

    __tablename__ = "moderation_chain_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    hash: Mapped[str]


class RulesAnnouncement(Model):
    """How far telling members of a version of the house rules is."""

    __tablename__ = "rules_announcements"

    version: Mapped[str] = mapped_column(primary_key=True)
    last_member_id: Mapped[int]  # those up to there were told
    finished_at: Mapped[datetime | None]


class MemberNote(Model):
    """What moderators note for each other about a member, who reads it in their own copy."""

    __tablename__ = "member_notes"
    __table_args__ = (Index("ix_member_notes_member_id_id", "member_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    writer_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    body: Mapped[str] = mapped_column(Sealed)
    written_at: Mapped[datetime] = mapped_column(index=True)


class HeldPost(Model):
    """What somebody sent and a moderator should see before readers do. What it says stands sealed.

    Who takes it back takes the row away; what was decided stays for a while, for who wrote it.
    """

    __tablename__ = "held_posts"
    __table_args__ = (Index("ix_held_posts_decided_at_id", "decided_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    # Where it was to stand; None of what begins a thread.
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    # The post that it changes, or that it became.
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)
    act: Mapped[str]
    content: Mapped[str] = mapped_column(Sealed)  # what the act is to be done with, as JSON
    reason: Mapped[str]  # a code
    held_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    decision: Mapped[str | None]
    answer: Mapped[str | None] = mapped_column(Sealed)  # why it was refused
