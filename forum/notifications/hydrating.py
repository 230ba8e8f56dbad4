"""What a page of notifications is about, read as their member may see it: a query for each table
that has something of it, however many they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.categories.models import Category
from forum.core.db import db
from forum.messages.models import Message
from forum.messages.rows import PERSON
from forum.messages.rows import show_author as show_person
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from forum.notifications.policy import MESSAGES, OF_POSTS, POSTS, said_to, told_of
from forum.notifications.views import NotificationView
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import visible_to
from forum.threads.rows import WRITER, show_author

NAMED = 3  # of who wrote
Found = dict[int, dict[str, Any]]


def show_all(viewer: Viewer, rows: Sequence[Any]) -> list[NotificationView]:
    shown = [_plain(row) for row in rows]
    more = _said(shown, viewer) | _written(shown, viewer)
    shown = [replace(one, **more.get(one.id, {})) for one in shown]
    threads = _threads(viewer, {one.thread_id for one in shown if one.thread_id})
    return [replace(one, **threads.get(one.thread_id or 0, {})) for one in shown]


def _plain(row: Any) -> NotificationView:
    return NotificationView(
        id=row.id,
        kind=Kind(row.kind),
        subject=row.subject,
        thread_id=row.thread_id,
        first_id=row.first_id,
        last_id=row.last_id,
        changed_at=row.changed_at,
        is_read=row.read_at is not None,
        mailed_at=row.mailed_at,
        digested_at=row.digested_at,
    )


def _written(shown: Sequence[NotificationView], viewer: Viewer) -> Found:
    """Of posts: how many, the first one and who wrote them."""
    ids = [one.id for one in shown if one.kind in OF_POSTS]
    if not ids:
        return {}
    latest = func.max(Post.id)
    query = (
        select(Notification.id, func.count().label("count"), *WRITER)
        .add_columns(func.min(Post.id).label("first"), func.min(Post.number).label("number"))
        .add_columns(func.min(Post.thread_id).label("thread_id"))
        .where(*POSTS, Notification.id.in_(ids), told_of(viewer))
        .group_by(Notification.id, Voice.id, *WRITER)
        .order_by(Notification.id, latest.desc())
    )
    return {
        number: _sum(lines) | {"writers": [show_author(line) for line in lines[:NAMED]]}
        for number, lines in _by_id(db.session.execute(query)).items()
    }


def _sum(lines: Sequence[Any]) -> dict[str, Any]:
    first = min(lines, key=lambda line: line.first)
    return {
        "count": sum(line.count for line in lines),
        "post_id": first.first,
        "post_number": first.number,
        "first_writer": show_author(first),
        "thread_id": first.thread_id,
    }


def _said(shown: Sequence[NotificationView], viewer: Viewer) -> Found:
    """Of private messages: how many and by whom."""
    ids = [one.id for one in shown if one.kind == Kind.MESSAGE]
    if not ids:
        return {}
    query = (
        select(Notification.id, func.count().label("count"), *PERSON)
        .select_from(Notification)
        .where(*MESSAGES, Notification.id.in_(ids), said_to(viewer))
        .group_by(Notification.id, Member.id, *PERSON)
        .order_by(Notification.id, func.max(Message.id).desc())
    )
    return {
        number: {
            "count": sum(line.count for line in lines),
            "writers": [show_person(line) for line in lines[:NAMED]],
        }
        for number, lines in _by_id(db.session.execute(query)).items()
    }


def _threads(viewer: Viewer, ids: set[int]) -> Mapping[int, dict[str, Any]]:
    if not ids:
        return {}
    query = (
        select(Thread.id, Thread.title, Category.name)
        .join(Category, Category.id == Thread.category_id)
        .where(Thread.id.in_(ids), visible_to(viewer))
    )
    return {row.id: {"title": row.title, "category": row.name} for row in db.session.execute(query)}


def _by_id(rows: Any) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.id].append(row)
    return found
