"""What was written last, for programs that read along: never more than its own page shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, or_

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.threads.models import Post
from forum.threads.posts import posts_where
from forum.threads.rows import show_post
from forum.threads.views import PostView, ThreadView

LAST_OF_EACH = 20  # posts of one thread, among those of many


def first_posts(viewer: Viewer, threads: Sequence[ThreadView]) -> Mapping[int, PostView]:
    """By thread: the posts that began them, as far as they can be read without a warning."""
    firsts = Post.thread_id.in_([thread.id for thread in threads]), Post.number == 1
    return {post.thread_id: post for post in _open(posts_where(viewer, *firsts))}


def last_posts(viewer: Viewer, thread: ThreadView, *, limit: int) -> Sequence[PostView]:
    """Of one thread, the latest first."""
    query = posts_where(viewer, Post.thread_id == thread.id)
    return _open(query.order_by(Post.number.desc()).limit(limit))


def last_posts_in(
    viewer: Viewer, threads: Sequence[ThreadView], *, limit: int
) -> Sequence[PostView]:
    """Of all of them together, the latest first. However long one is, only its end is read."""
    if not threads:
        return []
    ends = (
        (Post.thread_id == thread.id) & (Post.number > thread.last_number - LAST_OF_EACH)
        for thread in threads
    )
    query = posts_where(viewer, or_(*ends)).order_by(Post.id.desc())
    return _open(query.limit(limit))


def _open(query: Select[*tuple[Any, ...]]) -> list[PostView]:
    return [post for row in db.session.execute(query) if (post := show_post(row)).is_open]
