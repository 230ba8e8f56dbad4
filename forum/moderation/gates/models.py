from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.threads.models import Post  # noqa: F401  what is flagged is one


class WatchedWord(Model):
    """A word or phrase that moderators watch, and what is done where it is found."""

    __tablename__ = "watched_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)  # as it is looked for
    action: Mapped[str]
    replacement: Mapped[str]
    reason: Mapped[str]
    kept_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    kept_at: Mapped[datetime]
    # Another number at every change: by the sum of all it is known whether the list is the same.
    mark: Mapped[int]


class FlaggedPost(Model):
    """A post that stands, and in which a watched word was found. `words` are those of the list."""

    __tablename__ = "flagged_posts"
    __table_args__ = (Index("ix_flagged_posts_waiting", "seen_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), unique=True)
    words: Mapped[str]
    flagged_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class RecentText(Model):
    """That a text was sent, and what became of it. The key tells nobody whose or what it was."""

    __tablename__ = "recent_texts"

    key: Mapped[str] = mapped_column(primary_key=True)
    # Of the post it is, or with a minus of what waits for a moderator; 0 while it is being sent.
    number: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(index=True)


class RecentLink(Model):
    """How often somebody sent a link lately. Neither key tells which, or who."""

    __tablename__ = "recent_links"

    link: Mapped[str] = mapped_column(primary_key=True)
    writer: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(index=True)
