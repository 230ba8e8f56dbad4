"""Keeping by which words a thread is found."""

from sqlalchemy import delete, insert, select

from forum.core import changes
from forum.core.db import db
from forum.core.terms import terms
from forum.threads.models import Post, ThreadTerm


def keep_terms(thread_id: int, title: str) -> None:
    """Of the title that it has now. To be called where the title is written, or lost."""
    db.session.execute(delete(ThreadTerm).where(ThreadTerm.thread_id == thread_id))
    words = [{"thread_id": thread_id, "term": term} for term in sorted(terms(title))]
    if words:
        db.session.execute(insert(ThreadTerm), words)
    first = select(Post.id).where(Post.thread_id == thread_id, Post.number == 1)
    changes.note("posts", *db.session.scalars(first))
