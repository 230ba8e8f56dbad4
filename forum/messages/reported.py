"""What moderators see of messages that were shown to them: of each report that it is there, and of
its message nothing until they say why they open it."""

from typing import Any

from sqlalchemy import Select, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.messages.kinds import State
from forum.messages.models import Message, MessageReport
from forum.messages.rows import PERSON, kept_html, show_report
from forum.messages.views import Opened, ReportView

ORDERS = {
    State.OPEN: Order("message-reports", (MessageReport.id,), descending=False),
    State.CLOSED: Order("message-reports-closed", (MessageReport.id,)),
}
_reporter, _writer = alias(Member), alias(Member)


def reports(
    viewer: Viewer, *, state: State = State.OPEN, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ReportView]:
    """Those that wait, the longest waiting first; or those that were handled. For moderators."""
    require(may_moderate(viewer))
    waits = MessageReport.closed_at.is_(None)
    query = _reports(viewer).where(waits if state == State.OPEN else ~waits)
    return ORDERS[state].take(query, after=after, show=show_report, limit=limit)


def get_report(viewer: Viewer, report_id: int) -> ReportView:
    """Raises NotFound. For moderators."""
    require(may_moderate(viewer))
    row = db.session.execute(_reports(viewer).where(MessageReport.id == report_id)).one_or_none()
    if row is None:
        raise NotFound(_("Deze melding bestaat niet."))
    return show_report(row)


def opened(report: ReportView) -> Opened:
    """The message of a report. For `service.open_reported`, which first notes that it was read."""
    query = (
        select(Message.body, Message.body_html, Message.sent_at, MessageReport.note)
        .join(Message, Message.id == MessageReport.message_id)
        .where(MessageReport.id == report.id, Message.deleted_at.is_(None))
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("De schrijver heeft dit bericht verwijderd."))
    return Opened(report, row.body, kept_html(row), row.note, row.sent_at)


def _reports(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    people = (
        getattr(person, column.key).label(f"{before}_{column.key}")
        for before, person in (("reporter", _reporter), ("writer", _writer))
        for column in PERSON
    )
    return (
        select(
            MessageReport.id,
            MessageReport.reason,
            MessageReport.reported_at,
            MessageReport.closed_at,
            Message.deleted_at,
            (Message.member_id == viewer.member_id).label("about_me"),
            *people,
        )
        .join(Message, Message.id == MessageReport.message_id)
        .join(_reporter, _reporter.id == MessageReport.reporter_id)
        .join(_writer, _writer.id == Message.member_id)
    )
