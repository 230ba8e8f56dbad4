"""Reading what was reported. For moderators."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, false, func, or_, select, true

from forum.accounts.models import Member
from forum.accounts.policy import has_profile, may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.reports.models import Report, ReportCase
from forum.moderation.reports.views import CaseView, Counts, ReportLine
from forum.threads.models import Thread
from forum.threads.owners import posts_of, threads_of
from forum.threads.policy import visible_to

URGENT = Order(
    "report-cases",
    (ReportCase.priority, ReportCase.opened_at, ReportCase.id),
    descending=False,
)
LATEST = Order("report-cases-decided", (ReportCase.decided_at, ReportCase.id))
OLDEST = Order("reports", (Report.id,), descending=False)
_decider = alias(Member)


def cases(
    viewer: Viewer, *, is_open: bool = True, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[CaseView]:
    """What waits, the most urgent first; or what was decided, the latest first."""
    require(may_moderate(viewer))
    waits = ReportCase.decided_at.is_(None)
    query = case_lines(viewer).where(waits if is_open else ~waits)
    order = URGENT if is_open else LATEST
    return order.take(query, after=after, show=show_case, limit=limit)


def get_case(viewer: Viewer, case_id: int) -> CaseView:
    """Raises NotFound."""
    require(may_moderate(viewer))
    row = db.session.execute(case_lines(viewer).where(ReportCase.id == case_id)).one_or_none()
    if row is None:
        raise NotFound(_("Deze melding bestaat niet."))
    return show_case(row)


def reports_of(
    viewer: Viewer, case: CaseView, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ReportLine]:
    """Those of one thing, the first ones first. None of what is the viewer's own: nobody learns
    who reported them."""
    require(may_moderate(viewer))
    query = report_lines().where(Report.case_id == case.id, false() if case.is_mine else true())
    return OLDEST.take(query, after=after, show=show_report, limit=limit)


def reasons_of(viewer: Viewer, case: CaseView) -> Counts:
    """How many gave which reason, the most given first."""
    require(may_moderate(viewer))
    times = func.count(Report.id)
    query = select(Report.reason, times).where(Report.case_id == case.id)
    rows = db.session.execute(query.group_by(Report.reason).order_by(times.desc(), Report.reason))
    return {reason: count for reason, count in rows}


def reasons_by_case(viewer: Viewer, cases: Sequence[CaseView]) -> Mapping[int, Sequence[str]]:
    """Of each why it was reported, the most given first. In one query for a page of them."""
    require(may_moderate(viewer))
    query = select(Report.case_id, Report.reason).where(Report.case_id.in_([c.id for c in cases]))
    query = query.group_by(Report.case_id, Report.reason)
    found: dict[int, list[str]] = {case.id: [] for case in cases}
    for case_id, reason in db.session.execute(query.order_by(func.count().desc(), Report.reason)):
        found[case_id].append(reason)
    return found


def to_tell(case_id: int) -> Sequence[int]:
    """Of each member and of each address the first report."""
    who = func.coalesce(Report.email_digest, cast(Report.member_id, Text))
    reachable = Report.member_id.is_not(None) | Report.email_digest.is_not(None)
    query = select(func.min(Report.id)).where(Report.case_id == case_id, reachable)
    return db.session.scalars(query.group_by(who).order_by(func.min(Report.id))).all()


def case_number(case_id: int) -> str:
    """A thing that was reported, in the log: neither whose it is nor who reported it."""
    return f"Melding {case_id}"


def is_of(member_id: int) -> ColumnElement[bool]:
    """What the member wrote, or began, or their profile."""
    of_post = ReportCase.post_id.in_(posts_of(member_id))
    of_thread = ReportCase.post_id.is_(None) & ReportCase.thread_id.in_(threads_of(member_id))
    return func.coalesce(or_(ReportCase.member_id == member_id, of_post, of_thread), false())


def case_lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    readable = and_(Thread.id == ReportCase.thread_id, visible_to(viewer))
    return (
        select(
            *(column for column in ReportCase.__table__.c if column.key != "open_key"),
            Thread.title,
            Member.username,
            _decider.username.label("decider"),
            is_of(viewer.member_id).label("is_of_viewer"),
        )
        .outerjoin(Thread, readable)
        .outerjoin(Member, and_(Member.id == ReportCase.member_id, has_profile()))
        .outerjoin(_decider, _decider.id == ReportCase.decided_by)
    )


def report_lines() -> Select[*tuple[Any, ...]]:
    columns = Report.id, Report.member_id, Report.name, Report.reason, Report.note
    return select(*columns, Report.legal_ground, Report.reported_at, Member.username).outerjoin(
        Member, Member.id == Report.member_id
    )


def show_case(row: Any) -> CaseView:
    names = (
        "id", "kind", "address", "post_id", "thread_id", "title", "username", "priority",
        "report_count", "opened_at", "last_at", "decided_at", "outcome", "done", "reason",
    )  # fmt: skip
    facts = {name: getattr(row, name) for name in names}
    return CaseView(**facts, decided_by=row.decider, is_mine=bool(row.is_of_viewer))


def show_report(row: Any) -> ReportLine:
    return ReportLine(
        id=row.id,
        reporter=row.username or row.name,
        is_member=row.member_id is not None,
        reason=row.reason,
        note=row.note,
        legal_ground=row.legal_ground,
        reported_at=row.reported_at,
    )
