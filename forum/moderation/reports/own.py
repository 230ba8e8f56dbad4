"""Reading what one reported oneself, and what was decided about it."""

from datetime import UTC, datetime
from hmac import compare_digest
from typing import Any

from sqlalchemy import Select, and_, select

from forum.accounts.models import Member
from forum.accounts.policy import has_profile
from forum.accounts.viewer import GUEST, Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.vault import digest
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.policy import OBJECTION_LINK
from forum.moderation.reports.views import Addressee, OwnReport
from forum.threads.models import Thread
from forum.threads.policy import visible_to

NEWEST = Order("own-reports", (Report.id,))
MOST_FIGURES, BETWEEN = 19, "\0"


def own_reports(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[OwnReport]:
    """The newest first."""
    query = _lines(viewer).where(Report.member_id == viewer.member_id)
    return NEWEST.take(query, after=after, show=_show, limit=limit)


def get_own(viewer: Viewer, report_id: int) -> OwnReport:
    """Raises NotFound, also for what another reported."""
    return _get(viewer, report_id, Report.member_id == viewer.member_id)


def by_letter(viewer: Viewer, report_id: int | None) -> OwnReport:
    """For who has the link that was mailed about it. Raises NotFound: so does one of a member,
    who reads it when logged in."""
    return _get(viewer, report_id or 0, Report.member_id.is_(None))


def token_of(report_id: int) -> str:
    """For the link in a letter about it. Raises NotFound."""
    return _token(report_id, by_letter(GUEST, report_id).reported_at)


def number_in(token: str) -> int | None:
    """Of which report it is the token. Of one that came under the same number later it is none:
    numbers come back, moments do not."""
    number, _dash, _mark = token.partition("-")
    if not (number.isascii() and number.isdecimal() and len(number) < MOST_FIGURES):
        return None
    query = select(Report.reported_at).where(Report.id == int(number))
    at = db.session.scalar(query)
    is_it = at is not None and compare_digest(_token(int(number), at).encode(), token.encode())
    return int(number) if is_it else None


def _token(report_id: int, at: datetime) -> str:
    moment = at.astimezone(UTC).isoformat()
    return f"{report_id}-{digest(f'{OBJECTION_LINK}{BETWEEN}{report_id}{BETWEEN}{moment}')}"


def addressee_of(report_id: int) -> Addressee | None:
    """None for one that can be told to nobody."""
    query = select(Report.member_id, Report.email).where(Report.id == report_id)
    row = db.session.execute(query).one_or_none()
    return Addressee(*row) if row and (row.member_id or row.email) else None


def report_of(objection_id: int) -> int | None:
    query = select(ReportObjection.report_id).where(ReportObjection.id == objection_id)
    return db.session.scalar(query)


def _get(viewer: Viewer, report_id: int, which: Any) -> OwnReport:
    row = db.session.execute(_lines(viewer).where(Report.id == report_id, which)).one_or_none()
    if row is None:
        raise NotFound(_("Deze melding bestaat niet."))
    return _show(row)


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Report.id, Report.case_id, Report.member_id, Report.reason, Report.note),
            *(Report.reported_at, ReportCase.kind, ReportCase.address, ReportCase.decided_at),
            *(ReportCase.outcome, ReportCase.done, ReportCase.reason.label("decision")),
            ReportObjection.text.label("objection"),
            ReportObjection.asked_at.label("objected_at"),
            ReportObjection.decided_at.label("objection_decided_at"),
            *(ReportObjection.is_upheld, ReportObjection.answer),
            Thread.title,
            Member.username,
        )
        .join(ReportCase, ReportCase.id == Report.case_id)
        .outerjoin(ReportObjection, ReportObjection.report_id == Report.id)
        .outerjoin(Thread, and_(Thread.id == ReportCase.thread_id, visible_to(viewer)))
        .outerjoin(Member, and_(Member.id == ReportCase.member_id, has_profile()))
    )


def _show(row: Any) -> OwnReport:
    names = set(OwnReport.__annotations__) - {"address"}
    address = f"/members/{row.username}" if row.username else row.address
    return OwnReport(**{name: getattr(row, name) for name in names}, address=address)
