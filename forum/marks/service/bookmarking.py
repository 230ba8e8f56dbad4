"""Keeping posts to find them again, with a note for oneself."""

from sqlalchemy import ColumnElement, delete, select, update

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.marks.models import Bookmark
from forum.marks.policy_posts import may_keep
from forum.marks.service.keeping import add
from forum.threads.posts import get_readable_post


def keep_post(viewer: Viewer, post_id: int, *, note: str | None = None) -> None:
    """Twice is once. Without a note the one that stands there stays.

    What was kept keeps its place and its note when the post is gone. Raises NotFound for a post
    that was not kept and cannot be read.
    """
    if not _is_kept(viewer, post_id):
        get_readable_post(viewer, post_id)
    require(may_keep(viewer))
    key = {"member_id": viewer.member_id, "post_id": post_id}
    add(Bookmark, {**key, "note": "", "kept_at": clock.now()})
    if note is not None:
        db.session.execute(update(Bookmark).where(*_mine(viewer, post_id)).values(note=note))


def drop_post(viewer: Viewer, post_id: int) -> None:
    """The note goes with it. What was not kept is not kept: that tells nothing of the post."""
    require(may_change_account(viewer))
    db.session.execute(delete(Bookmark).where(*_mine(viewer, post_id)))


def _is_kept(viewer: Viewer, post_id: int) -> bool:
    query = select(Bookmark.post_id).where(*_mine(viewer, post_id))
    return viewer.is_member and db.session.scalar(query) is not None


def _mine(viewer: Viewer, post_id: int) -> tuple[ColumnElement[bool], ...]:
    return Bookmark.member_id == viewer.id, Bookmark.post_id == post_id
