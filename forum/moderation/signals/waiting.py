"""What waits here for a moderator, for the one list of all that does."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.moderation.signals.models import Signal
from forum.moderation.signals.policy import is_for_moderators
from forum.threads.models import Post, Thread
from forum.threads.owners import posts_of

KIND = "signal"


def waiting() -> Select[*tuple[Any, ...]]:
    """Priority 0 of a cry for help, 1 of what is called about at once, 3 of what is today."""
    return (
        select(
            literal(KIND).label("kind"),
            Signal.id.label("subject_id"),
            Signal.priority,
            Signal.noted_at.label("opened_at"),
            Post.thread_id.label("thread_id"),
            literal("").label("title"),
        )
        .join(Post, Post.id == Signal.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(
            Signal.decided_at.is_(None),
            is_for_moderators(),
            Post.deleted_at.is_(None),
            Thread.deleted_at.is_(None),
            Thread.paused_at.is_(None),
        )
    )


def of_member(member_id: int) -> Select[Any]:
    return select(Signal.id).where(Signal.post_id.in_(posts_of(member_id)))
