"""Objections to what was decided about a report, as the queue reads them."""

from typing import Any

from sqlalchemy import Select, literal, or_, select

from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.queries import is_of
from forum.moderation.reports.reasons import OBJECTIONS

KIND = "report_objection"


def waiting() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(KIND).label("kind"),
            ReportObjection.id.label("subject_id"),
            literal(OBJECTIONS).label("priority"),
            ReportObjection.asked_at.label("opened_at"),
            ReportCase.thread_id.label("thread_id"),
            literal("").label("title"),
        )
        .join(Report, Report.id == ReportObjection.report_id)
        .join(ReportCase, ReportCase.id == Report.case_id)
        .where(ReportObjection.decided_at.is_(None))
    )


def of_member(member_id: int) -> Select[Any]:
    """Who objects, who decided first, and whom it is about."""
    decided = ReportCase.decided_by == member_id
    return (
        select(ReportObjection.id)
        .join(Report, Report.id == ReportObjection.report_id)
        .join(ReportCase, ReportCase.id == Report.case_id)
        .where(or_(Report.member_id == member_id, decided, is_of(member_id)))
    )
