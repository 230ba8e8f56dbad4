"""What of reports waits for a moderator, as the queue reads it: each thing that was reported,
however often. Objections stand in `waiting_objections`."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.moderation.reports.models import ReportCase
from forum.moderation.reports.queries import is_of

KIND = "report"


def waiting() -> Select[*tuple[Any, ...]]:
    """Without names: that of a thread is for who may read it, by `thread_id`."""
    return select(
        literal(KIND).label("kind"),
        ReportCase.id.label("subject_id"),
        ReportCase.priority.label("priority"),
        ReportCase.opened_at.label("opened_at"),
        ReportCase.thread_id.label("thread_id"),
        literal("").label("title"),
    ).where(ReportCase.decided_at.is_(None))


def of_member(member_id: int) -> Select[Any]:
    return select(ReportCase.id).where(is_of(member_id))
