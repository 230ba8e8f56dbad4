"""The titles of threads that something of the viewer's own points at, as far as they see them."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import text_readable
from forum.threads.queries import thread_lines
from forum.threads.rows import show_thread
from forum.threads.views import ThreadView


def threads_by_id(viewer: Viewer, thread_ids: Collection[int]) -> Mapping[int, ThreadView]:
    found = thread_lines(viewer).where(Thread.id.in_(thread_ids))
    return {row.id: show_thread(row) for row in db.session.execute(found)}


def threads_of_own_posts(viewer: Viewer, post_ids: Collection[int]) -> Mapping[int, int]:
    """The threads of those of these posts that are the viewer's and still have their text."""
    found = (
        select(Post.id, Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(Post.id.in_(post_ids), Voice.member_id == viewer.id, text_readable())
    )
    return {row.id: row.thread_id for row in db.session.execute(found)}
