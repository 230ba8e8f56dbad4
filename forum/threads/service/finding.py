"""Telling whoever keeps what can be found that a thread is called otherwise."""

from sqlalchemy import select

from forum.core import changes
from forum.core.db import db
from forum.threads.models import Post


def note_title(thread_id: int) -> None:
    """To be called where the title is written, or lost. It is found with the first post."""
    first = select(Post.id).where(Post.thread_id == thread_id, Post.number == 1)
    changes.note("posts", *db.session.scalars(first))
