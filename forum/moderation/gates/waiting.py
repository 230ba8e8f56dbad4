"""What waits here for a moderator: posts in which a watched word was found."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.moderation.gates.flags import still_waits
from forum.moderation.gates.models import FlaggedPost
from forum.threads.models import Post, Thread

KIND = "flagged_post"
PRIORITY = 3


def waiting() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(KIND).label("kind"),
            FlaggedPost.id.label("subject_id"),
            literal(PRIORITY).label("priority"),
            FlaggedPost.flagged_at.label("opened_at"),
            Post.thread_id.label("thread_id"),
            Thread.title.label("title"),
        )
        .join(Post, Post.id == FlaggedPost.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(still_waits(), Thread.deleted_at.is_(None))
    )
