"""Reading objections that wait. For moderators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.queries import case_lines, show_case
from forum.moderation.reports.reasons import REASONS
from forum.moderation.reports.subjects import Owner, owner_of
from forum.moderation.reports.views import ObjectionView

OLDEST = Order("report-objections", (ReportObjection.id,), descending=False)


@dataclass(frozen=True)
class Standing:
    """Who decided first, and who objects to it: None for who has no account. `owner` is whom it is
    about."""

    case_id: int
    decided_by: int | None
    reporter_id: int | None
    owner: Owner
    asked_at: datetime


def objections(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ObjectionView]:
    """Those that wait, the longest waiting first."""
    require(may_moderate(viewer))
    query = _lines(viewer).where(ReportObjection.decided_at.is_(None))
    return OLDEST.take(query, after=after, show=_show, limit=limit)


def get_objection(viewer: Viewer, objection_id: int) -> ObjectionView:
    """Raises NotFound."""
    require(may_moderate(viewer))
    query = _lines(viewer).where(ReportObjection.id == objection_id)
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise _unknown()
    return _show(row)


def get_standing(viewer: Viewer, objection_id: int) -> Standing:
    """Raises NotFound."""
    require(may_moderate(viewer))
    query = (
        select(ReportCase, Report.member_id, ReportObjection.asked_at)
        .join(Report, Report.case_id == ReportCase.id)
        .join(ReportObjection, ReportObjection.report_id == Report.id)
        .where(ReportObjection.id == objection_id)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise _unknown()
    case = row.ReportCase
    return Standing(case.id, case.decided_by, row.member_id, owner_of(case), row.asked_at)


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    mine = (ReportCase.decided_by == viewer.id) | (Report.member_id == viewer.id)
    return (
        case_lines(viewer)
        .add_columns(
            ReportObjection.id.label("objection_id"),
            ReportObjection.text,
            ReportObjection.asked_at,
            Report.reason.label("told_reason"),
            Report.note,
            mine.label("is_mine"),
        )
        .join(Report, Report.case_id == ReportCase.id)
        .join(ReportObjection, ReportObjection.report_id == Report.id)
    )


def _show(row: Any) -> ObjectionView:
    return ObjectionView(
        id=row.objection_id,
        case=show_case(row),
        told=REASONS.get(row.told_reason, row.told_reason),
        note="" if row.is_of_viewer else row.note,
        text="" if row.is_of_viewer else row.text,
        asked_at=row.asked_at,
        is_mine=bool(row.is_mine or row.is_of_viewer),
    )


def _unknown() -> NotFound:
    return NotFound(_("Dit bezwaar bestaat niet."))
