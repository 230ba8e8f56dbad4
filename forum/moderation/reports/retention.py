"""How long reports are kept: as long as one can object to what was decided, and a month more in
which to decide about that. After it nobody needs to know who reported what."""

from datetime import timedelta

from sqlalchemy import Select, exists, func, select

from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import Rule
from forum.moderation.reports.erasing import forget_cases
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.policy import OBJECTING

KEPT = OBJECTING + timedelta(days=30)  # 213 days


def _old() -> Select[int]:
    undecided = exists().where(
        Report.case_id == ReportCase.id,
        ReportObjection.report_id == Report.id,
        ReportObjection.decided_at.is_(None),
    )
    past = ReportCase.decided_at < clock.now() - KEPT
    return select(ReportCase.id).where(past, ~undecided.correlate(ReportCase))


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(_old().subquery())) or 0


def _remove() -> int:
    found = db.session.scalars(_old().with_for_update()).all()
    forget_cases(found)
    return len(found)


OLD = Rule("reports", _("Meldingen waarover beslist is (213 dagen)"), count=_count, act=_remove)
