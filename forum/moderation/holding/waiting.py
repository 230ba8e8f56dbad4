"""What is held and waits for a moderator, as the one queue reads it."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.moderation.models import HeldPost

KIND = "held_post"
PRIORITY = 3


def waiting() -> Select[*tuple[Any, ...]]:
    """The title of the thread is read by who knows the reader."""
    return select(
        literal(KIND).label("kind"),
        HeldPost.id.label("subject_id"),
        literal(PRIORITY).label("priority"),
        HeldPost.held_at.label("opened_at"),
        HeldPost.thread_id,
        literal("").label("title"),
    ).where(HeldPost.decided_at.is_(None))


def of_member(member_id: int) -> Select[Any]:
    return select(HeldPost.id).where(HeldPost.member_id == member_id)
