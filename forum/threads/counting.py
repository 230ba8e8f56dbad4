"""What a thread keeps in sum, so that lists never count posts."""

from sqlalchemy import func, select, update

from forum.core.db import db
from forum.threads.models import Post, Thread
from forum.threads.policy import text_readable


def count_experts_again(thread_id: int) -> None:
    """When an expert last replied in words that can still be read."""
    # Held first: a count that waited for another would still see what stood before.
    db.session.execute(select(Thread.id).where(Thread.id == thread_id).with_for_update())
    latest = select(func.max(Post.created_at)).where(
        Post.thread_id == thread_id, Post.number > 1, Post.is_expert.is_(True), text_readable()
    )
    again = update(Thread).where(Thread.id == thread_id)
    db.session.execute(again.values(expert_replied_at=latest.scalar_subquery()))
