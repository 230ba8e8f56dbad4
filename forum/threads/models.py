from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import Model, related
from forum.labels.models import Label
from forum.uploads.models import Upload


class Thread(Model):
    """A conversation. Its numbers count what every reader of it may see."""

    __tablename__ = "threads"
    __table_args__ = (
        Index("ix_threads_active", "last_post_at", "id"),
        Index("ix_threads_newest", "created_at", "id"),
        Index("ix_threads_category_active", "category_id", "last_post_at", "id"),
        Index("ix_threads_category_newest", "category_id", "created_at", "id"),
        Index("ix_threads_kind_active", "kind", "last_post_at", "id"),
        # Of the few that nobody answered: `lists` asks for them in these very words.
        Index(
            "ix_threads_unanswered",
            "last_post_at",
            "id",
            sqlite_where=text("reply_count = 0"),
            postgresql_where=text("reply_count = 0"),
        ),
        Index("ix_threads_answered", "expert_replied_at", "id"),
        Index("ix_threads_pinned", "category_id", "pinned_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("categories.id"))
    kind: Mapped[str]
    visibility: Mapped[str]
    title: Mapped[str]
    slug: Mapped[str]
    created_at: Mapped[datetime]
    last_post_at: Mapped[datetime]
    # The number of the newest post. Posts are numbered from 1, and no number is given twice.
    last_number: Mapped[int] = mapped_column(default=0)
    reply_count: Mapped[int] = mapped_column(default=0)
    expert_replied_at: Mapped[datetime | None]
    # From when on members write here no more; it may lie ahead.
    locked_at: Mapped[datetime | None]
    pinned_at: Mapped[datetime | None]
    # So many minutes between two replies of one member, up to then. Moderators set it.
    slow_minutes: Mapped[int | None]
    slow_until: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    # Of one that is gone because it went into another: where its address leads.
    merged_into_id: Mapped[int | None]
    # The answer its starter was helped by: a number never passes to another post.
    accepted_number: Mapped[int | None]
    accepted_at: Mapped[datetime | None]
    # While the member who started it under their own name is away: hidden, and nothing lost.
    paused_at: Mapped[datetime | None]

    category: Mapped[Category] = related()


class Voice(Model):
    """How a member is known in one thread. Readers see the voice, never the member."""

    __tablename__ = "voices"
    __table_args__ = (UniqueConstraint("thread_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    shown_name: Mapped[str]
    is_pseudonym: Mapped[bool] = mapped_column(default=False)
    # The thread again for the voice that started it: unique, so a thread has one starter.
    starts_thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), unique=True)

    member: Mapped[Member] = related()


class VoiceBlock(Model):
    """A member who wants to see nothing more of one pseudonym. It says nothing of other threads."""

    __tablename__ = "voice_blocks"
    __table_args__ = (UniqueConstraint("member_id", "voice_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    voice_id: Mapped[int] = mapped_column(ForeignKey("voices.id"), index=True)
    blocked_at: Mapped[datetime]


class Post(Model):
    """One message. A deleted or removed one keeps its number and its place."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("thread_id", "number"),
        Index("ix_posts_expert", "thread_id", "is_expert", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    voice_id: Mapped[int] = mapped_column(ForeignKey("voices.id"), index=True)
    number: Mapped[int]
    body: Mapped[str]
    body_html: Mapped[str]
    renderer: Mapped[int]
    # The answer of somebody who was a verified expert at that moment.
    is_expert: Mapped[bool] = mapped_column(default=False)
    # What kind of reply it is: `kinds.ReplyKind`. A first post has the usual one.
    reply_kind: Mapped[str] = mapped_column(default="ervaring", server_default="ervaring")
    # Counted up at every change: what an editor started from is compared with it.
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    edit_reason: Mapped[str | None]
    # How many members left each mark of appreciation, counted as they come and go.
    recognised_count: Mapped[int] = mapped_column(default=0)
    support_count: Mapped[int] = mapped_column(default=0)
    helpful_count: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str | None]
    # Behind a warning: who wants to read it opens it.
    hidden_at: Mapped[datetime | None]
    hidden_reason: Mapped[str | None]
    # Why a moderator changed its words, and which version came of it: what stood there before is
    # for its writer and for moderators.
    amended_reason: Mapped[str | None]
    amended_version: Mapped[int | None]

    thread: Mapped[Thread] = related()
    voice: Mapped[Voice] = related()


class Revision(Model):
    """A text that stood in a post until it was changed; of a first post also the title."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("post_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    version: Mapped[int]
    body: Mapped[str]
    title: Mapped[str | None]
    # When this text was written, and why it took the place of the one before.
    written_at: Mapped[datetime]
    reason: Mapped[str | None]
    # Its writer took the words out of the history; that there was a change stays.
    emptied_at: Mapped[datetime | None]


class ThreadLabel(Model):
    """That a thread carries a label."""

    __tablename__ = "thread_labels"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    label_id: Mapped[int] = mapped_column(ForeignKey("labels.id"), primary_key=True, index=True)

    label: Mapped[Label] = related()


class PostUpload(Model):
    """That a post shows a picture: who may read the post may see it."""

    __tablename__ = "post_uploads"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    upload_id: Mapped[int] = mapped_column(ForeignKey("uploads.id"), primary_key=True, index=True)

    upload: Mapped[Upload] = related()
