"""Keeping count of the threads in categories."""

from sqlalchemy import update

from forum.categories.models import Category
from forum.core.db import db


def count_thread(category_id: int, *, is_public: bool, by: int) -> None:
    """Counted by the database, so that no count is lost between two at once."""
    public = by if is_public else 0
    db.session.execute(
        update(Category)
        .where(Category.id == category_id)
        .values(
            thread_count=Category.thread_count + by,
            public_thread_count=Category.public_thread_count + public,
        )
    )


def hide_from_guests(category_id: int) -> None:
    """One thread that was public is now for members alone."""
    fewer = update(Category).where(Category.id == category_id)
    db.session.execute(fewer.values(public_thread_count=Category.public_thread_count - 1))
