"""Showing a message to the moderators, and what they do with it."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts.opened import MESSAGE
from forum.accounts.service.access import note_access
from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.permission import require
from forum.messages.events import DangerReported
from forum.messages.models import Message, MessageReport
from forum.messages.policy import may_close, may_open, may_report
from forum.messages.queries import get_message
from forum.messages.reported import get_report, opened
from forum.messages.views import Opened
from forum.messages.waiting import DANGER, PRIORITIES


def report(
    viewer: Viewer, conversation_id: int, message_id: int, *, reason: str, note: str = ""
) -> int:
    """The id of the report: of this message alone, and twice is once. `reason` is a code of the
    list. Raises NotFound for what the viewer cannot read, Refused for their own message."""
    message = get_message(viewer, conversation_id, message_id)
    require(may_report(viewer, message))
    require_there(viewer.member_id)
    found = MessageReport(
        message_id=message.id,
        reporter_id=viewer.member_id,
        reason=reason,
        note=note,
        reported_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(found)
    except IntegrityError:
        return _earlier(viewer, message.id)
    if PRIORITIES.get(reason) == DANGER:
        outbox.record(DangerReported(found.id))
    return found.id


def open_reported(viewer: Viewer, report_id: int, *, reason: str) -> Opened:
    """The one message, never without a line in the log of who wrote it. Nothing else of the
    conversation is read. Raises NotFound, and Refused for one's own."""
    found = get_report(viewer, report_id)
    require(may_open(viewer, found))
    writer = select(Message.member_id).join(MessageReport).where(MessageReport.id == report_id)
    note_access(viewer, db.session.scalars(writer).one(), what=MESSAGE, why=reason)
    return opened(found)


def close_report(viewer: Viewer, report_id: int) -> datetime | None:
    """Handled. Since when it waited; None where it was handled before. Raises NotFound."""
    found = get_report(viewer, report_id)
    require(may_close(viewer, found))
    waiting = update(MessageReport).where(
        MessageReport.id == found.id, MessageReport.closed_at.is_(None)
    )
    closed = waiting.values(closed_at=clock.now()).returning(MessageReport.id)
    return None if db.session.scalar(closed) is None else found.reported_at


def _earlier(viewer: Viewer, message_id: int) -> int:
    mine = MessageReport.message_id == message_id, MessageReport.reporter_id == viewer.member_id
    return db.session.scalars(select(MessageReport.id).where(*mine)).one()
