"""What of reports waits for a moderator, as the queue reads it."""

from typing import Any

from sqlalchemy import Select, func, literal, select, union_all

from forum.accounts.models import Member
from forum.accounts.policy import has_profile
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.reasons import OBJECTIONS

REPORT, OBJECTION = "report", "report_objection"


def waiting() -> Select[*tuple[Any, ...]]:
    """A row for each thing that was reported, however often, and one for each objection.

    `title` is the name of a member; that of a thread is for who may read it, by `thread_id`.
    """
    rows = union_all(_cases(), _objections()).subquery("waiting_reports")
    return select(*rows.c)


def _cases() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(REPORT).label("kind"),
            ReportCase.id.label("subject_id"),
            ReportCase.priority.label("priority"),
            ReportCase.opened_at.label("opened_at"),
            ReportCase.thread_id.label("thread_id"),
            func.coalesce(Member.username, "").label("title"),
        )
        .outerjoin(Member, (Member.id == ReportCase.member_id) & has_profile())
        .where(ReportCase.decided_at.is_(None))
    )


def _objections() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(OBJECTION),
            ReportObjection.id,
            literal(OBJECTIONS),
            ReportObjection.asked_at,
            ReportCase.thread_id,
            literal(""),
        )
        .join(Report, Report.id == ReportObjection.report_id)
        .join(ReportCase, ReportCase.id == Report.case_id)
        .where(ReportObjection.decided_at.is_(None))
    )
