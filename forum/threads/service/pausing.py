"""Hiding the threads of a member who is away, and bringing them back as they were."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select, update

from forum.categories.service import count_thread
from forum.core import clock
from forum.core.db import db
from forum.threads.kinds import Visibility
from forum.threads.models import Thread, Voice


def pause_threads(member_id: int) -> None:
    """Hide what the member started. Safe to do twice: each thread is counted off once."""
    paused = update(Thread).where(
        Thread.id.in_(_started(member_id)),
        Thread.paused_at.is_(None),
        Thread.deleted_at.is_(None),
    )
    changed = paused.values(paused_at=clock.now())
    _count(db.session.execute(changed.returning(Thread.category_id, Thread.visibility)), by=-1)


def resume_threads(member_id: int) -> None:
    """Show it again. What was deleted meanwhile stays away."""
    resumed = update(Thread).where(
        Thread.id.in_(_started(member_id)), Thread.paused_at.is_not(None)
    )
    changed = resumed.values(paused_at=None)
    rows = db.session.execute(
        changed.returning(Thread.category_id, Thread.visibility, Thread.deleted_at)
    )
    _count([row for row in rows if row.deleted_at is None], by=1)


def _started(member_id: int) -> Select[*tuple[Any, ...]]:
    """The ids of what the member started, under whatever name."""
    return select(Voice.starts_thread_id).where(
        Voice.member_id == member_id, Voice.starts_thread_id.is_not(None)
    )


def _count(rows: Iterable[Any], *, by: int) -> None:
    for row in rows:
        count_thread(row.category_id, is_public=row.visibility == Visibility.PUBLIC, by=by)
