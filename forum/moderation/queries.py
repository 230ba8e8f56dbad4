"""Reading the log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.i18n import Text
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.acts import LABELS, Act
from forum.moderation.models import LogEntry
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import visible_to
from forum.threads.reasons import TITLES

NEWEST = Order("moderation-log", (LogEntry.id,))


@dataclass(frozen=True)
class LogLine:
    id: int
    act: Act
    moderator: str
    thread_id: int | None  # None when it was done to a category or label, named in `about`
    post_id: int | None
    about: str | None
    title: str | None  # None when the thread is no longer there
    slug: str | None
    reason: str | Text
    note: str
    at: datetime

    @property
    def act_label(self) -> Text:
        return LABELS[self.act]


def log(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[LogLine]:
    """What moderators did, latest first. For moderators."""
    require(may_moderate(viewer))
    query = (
        select(
            *LogEntry.__table__.c,
            Member.username.label("moderator"),
            Thread.title,
            Thread.slug,
        )
        .join(Member, Member.id == LogEntry.moderator_id)
        .outerjoin(Thread, and_(Thread.id == LogEntry.thread_id, visible_to(viewer)))
    )
    return NEWEST.take(query, after=after, show=_show, limit=limit)


def unmasked(viewer: Viewer, entry_id: int) -> str:
    """The name that the viewer just asked for, on that line of the log and on no other."""
    require(may_moderate(viewer))
    query = (
        select(Member.username)
        .join(Voice, Voice.member_id == Member.id)
        .join(Post, Post.voice_id == Voice.id)
        .join(LogEntry, LogEntry.post_id == Post.id)
        .where(
            LogEntry.id == entry_id,
            LogEntry.act == Act.UNMASK,
            LogEntry.moderator_id == viewer.id,
        )
    )
    return db.session.scalars(query).one()


def _show(row: Any) -> LogLine:
    return LogLine(
        id=row.id,
        act=Act(row.act),
        moderator=row.moderator,
        thread_id=row.thread_id,
        post_id=row.post_id,
        about=row.about,
        title=row.title,
        slug=row.slug,
        reason=TITLES.get(row.reason, row.reason),
        note=row.note,
        at=row.done_at,
    )
