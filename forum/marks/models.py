from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import Model, related
from forum.core.vault import Sealed
from forum.labels.models import Label
from forum.threads.models import Post, Thread


class Reaction(Model):
    """That a member appreciates a post. Only how many did is ever shown."""

    __tablename__ = "reactions"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    left_at: Mapped[datetime]

    post: Mapped[Post] = related()
    member: Mapped[Member] = related()


class ThreadMark(Model):
    """How far one member has read one thread, and whether to follow or mute it: `level` is empty
    until they say so, or write there."""

    __tablename__ = "thread_marks"
    __table_args__ = (Index("ix_thread_marks_thread_id", "thread_id"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    level: Mapped[str] = mapped_column(default="")
    read_number: Mapped[int] = mapped_column(default=0)
    read_at: Mapped[datetime | None]

    member: Mapped[Member] = related()
    thread: Mapped[Thread] = related()


class CategoryMark(Model):
    __tablename__ = "category_marks"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(
        ForeignKey("categories.id"), primary_key=True, index=True
    )
    level: Mapped[str]

    member: Mapped[Member] = related()
    category: Mapped[Category] = related()


class LabelMark(Model):
    __tablename__ = "label_marks"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    label_id: Mapped[int] = mapped_column(ForeignKey("labels.id"), primary_key=True, index=True)
    level: Mapped[str]

    member: Mapped[Member] = related()
    label: Mapped[Label] = related()


class MemberMark(Model):
    """About what somebody starts under their own name; a pseudonym is followed by nobody."""

    __tablename__ = "member_marks"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    level: Mapped[str]


class Bookmark(Model):
    """A post that a member keeps, with a note that is nobody else's."""

    __tablename__ = "bookmarks"
    __table_args__ = (Index("ix_bookmarks_member_id_kept_at", "member_id", "kept_at", "post_id"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True, index=True)
    note: Mapped[str] = mapped_column(Sealed)
    kept_at: Mapped[datetime]

    member: Mapped[Member] = related()
    post: Mapped[Post] = related()
