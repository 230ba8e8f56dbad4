"""Reading what one kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from forum.accounts.badge import Author
from forum.accounts.models import Member
from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.marks.models import Bookmark
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import text_readable, visible_to
from forum.threads.rows import WRITER, show_author

LATEST = Order("bookmarks", (Bookmark.kept_at, Bookmark.post_id))


@dataclass(frozen=True)
class KeptPost:
    """What is told of a post to find it again."""

    id: int
    number: int
    thread_id: int
    title: str
    author: Author


@dataclass(frozen=True)
class BookmarkView:
    """`post` is None for one that the viewer cannot read (any more): of that only the viewer's
    own note is left."""

    post_id: int
    note: str
    kept_at: datetime
    post: KeptPost | None


def bookmarks(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[BookmarkView]:
    """What the viewer kept, latest first."""
    require(may_see_account(viewer))
    query = select(Bookmark.post_id, Bookmark.note, Bookmark.kept_at)
    query = query.where(Bookmark.member_id == viewer.id)
    page = LATEST.take(query, after=after, show=lambda row: row, limit=limit)
    return Page(_with_posts(viewer, page.items), page.next)


def find_bookmark(viewer: Viewer, post_id: int) -> BookmarkView | None:
    """None for what the viewer did not keep."""
    require(may_see_account(viewer))
    query = select(Bookmark.post_id, Bookmark.note, Bookmark.kept_at)
    mine = Bookmark.member_id == viewer.id, Bookmark.post_id == post_id
    return next(iter(_with_posts(viewer, db.session.execute(query.where(*mine)).all())), None)


def _with_posts(viewer: Viewer, rows: Sequence[Any]) -> list[BookmarkView]:
    there = _still_there(viewer, [row.post_id for row in rows])
    return [
        BookmarkView(row.post_id, row.note, row.kept_at, there.get(row.post_id)) for row in rows
    ]


def _still_there(viewer: Viewer, ids: Sequence[int]) -> Mapping[int, KeptPost]:
    query = (
        select(Post.id, Post.number, Post.thread_id, Thread.title, *WRITER)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(
            Post.id.in_(ids),
            visible_to(viewer),
            text_readable(),
            withheld_from(viewer).is_(None),
        )
    )
    return {row.id: _show(row) for row in db.session.execute(query)}


def _show(row: Any) -> KeptPost:
    return KeptPost(row.id, row.number, row.thread_id, row.title, show_author(row))
