"""What waits for a moderator here: objections that nobody decided about."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.moderation.measures.models import Appeal, Measure

KIND = "appeal"
PRIORITY = 3  # a working week, as it takes another who was not there


def waiting() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(KIND).label("kind"),
            Appeal.id.label("subject_id"),
            literal(PRIORITY).label("priority"),
            Appeal.made_at.label("opened_at"),
            Measure.thread_id.label("thread_id"),
            literal("").label("title"),
        )
        .join(Measure, Measure.id == Appeal.measure_id)
        .where(Appeal.decided_at.is_(None))
    )


def of_member(member_id: int) -> Select[Any]:
    """Whom the measure is about, and who took it."""
    about = (Measure.member_id == member_id) | (Measure.moderator_id == member_id)
    return select(Appeal.id).join(Measure, Measure.id == Appeal.measure_id).where(about)
