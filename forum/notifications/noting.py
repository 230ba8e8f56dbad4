"""What follows by itself: reading up to somewhere, and being told elsewhere."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func, select, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.notifications.kinds import IN_THREADS, Kind
from forum.notifications.models import Notification
from forum.threads.models import Post


def note_read_thread(viewer: Viewer, thread_id: int, number: int) -> None:
    """Who read a thread up to this post has read what tells of it up to there."""
    up_to = select(func.max(Post.id)).where(Post.thread_id == thread_id, Post.number <= number)
    _note_read(
        viewer,
        Notification.thread_id == thread_id,
        Notification.kind.in_(IN_THREADS),
        Notification.last_id <= up_to.scalar_subquery(),
    )
    here = Notification.thread_id == thread_id
    _note_read(viewer, here, Notification.kind.in_((Kind.QUESTION, Kind.CLAIM)))


def note_read_conversation(viewer: Viewer, conversation_id: int) -> None:
    _note_read(viewer, Notification.subject == f"conversation:{conversation_id}")


def _note_read(viewer: Viewer, *which: ColumnElement[bool]) -> None:
    mine = Notification.member_id == viewer.member_id, Notification.read_at.is_(None)
    _set(*mine, *which, read_at=clock.now())


def note_mailed(ids: Collection[int]) -> None:
    _set(Notification.id.in_(ids), mailed_at=clock.now())


def _set(*which: ColumnElement[bool], **values: Any) -> None:
    noted = update(Notification).where(*which).values(**values)
    db.session.execute(noted, execution_options={"synchronize_session": False})
