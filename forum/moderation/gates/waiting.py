"""What waits here for a moderator: posts in which a watched word was found."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.moderation.gates.flags import KIND, still_waits
from forum.moderation.gates.models import FlaggedPost
from forum.threads.models import Post, Thread
from forum.threads.owners import posts_of

PRIORITY = 3


def waiting() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(KIND).label("kind"),
            FlaggedPost.id.label("subject_id"),
            literal(PRIORITY).label("priority"),
            FlaggedPost.flagged_at.label("opened_at"),
            Post.thread_id.label("thread_id"),
            literal("").label("title"),
        )
        .join(Post, Post.id == FlaggedPost.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(still_waits(), Thread.deleted_at.is_(None))
    )


def of_member(member_id: int) -> Select[Any]:
    return select(FlaggedPost.id).where(FlaggedPost.post_id.in_(posts_of(member_id)))
