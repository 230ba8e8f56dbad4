from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import Model, related
from forum.threads.models import Thread


class ThreadPin(Model):
    """A sheet above a thread, with a moderator's line of why."""

    __tablename__ = "thread_pins"
    __table_args__ = (UniqueConstraint("thread_id", "sheet_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"), index=True)
    why: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)  # from above; alike, the older first
    until: Mapped[date | None]  # the last day it is shown
    pinned_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    pinned_at: Mapped[datetime]

    thread: Mapped[Thread] = related()
    member: Mapped[Member] = related()


class CategoryPin(Model):
    """A sheet above a category and every thread in it."""

    __tablename__ = "category_pins"
    __table_args__ = (UniqueConstraint("category_id", "sheet_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("categories.id"))
    sheet_id: Mapped[int] = mapped_column(ForeignKey("fact_sheets.id"), index=True)
    why: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)  # from above; alike, the older first
    until: Mapped[date | None]  # the last day it is shown
    pinned_by: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    pinned_at: Mapped[datetime]

    category: Mapped[Category] = related()
    member: Mapped[Member] = related()
