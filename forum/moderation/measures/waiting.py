"""What waits for a moderator here: objections that nobody decided about."""

from sqlalchemy import Select, literal, select

from forum.moderation.measures.models import Appeal, Measure

PRIORITY = 2


def waiting() -> Select[str, int, int, object, int | None, str]:
    return (
        select(
            literal("appeal").label("kind"),
            Appeal.id.label("subject_id"),
            literal(PRIORITY).label("priority"),
            Appeal.made_at.label("opened_at"),
            Measure.thread_id.label("thread_id"),
            literal("Bezwaar").label("title"),
        )
        .join(Measure, Measure.id == Appeal.measure_id)
        .where(Appeal.decided_at.is_(None))
    )
