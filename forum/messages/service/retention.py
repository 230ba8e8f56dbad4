"""How long private messages are kept that nobody reads any more."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, select

from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import Rule, removing
from forum.messages.models import Conversation, Message, MessageReport, Participant

REPORTS = timedelta(days=90)  # long enough to come back on what was decided


def _is_handled() -> ColumnElement[bool]:
    return MessageReport.closed_at < clock.now() - REPORTS


def _is_left_by_all() -> ColumnElement[bool]:
    """And no moderator still has to look at a message of it, or back at one."""
    reads = exists().where(
        Participant.conversation_id == Conversation.id, Participant.left_at.is_(None)
    )
    reported = exists().where(
        MessageReport.message_id == Message.id, Message.conversation_id == Conversation.id
    )
    return and_(~reads.correlate(Conversation), ~reported.correlate(Conversation))


def _left() -> Select[int]:
    return select(Conversation.id).where(_is_left_by_all())


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(_left().subquery())) or 0


def _remove() -> int:
    found = db.session.scalars(_left().with_for_update()).all()
    for table in (Message, Participant):
        db.session.execute(delete(table).where(table.conversation_id.in_(found)))
    db.session.execute(delete(Conversation).where(Conversation.id.in_(found)))
    return len(found)


RULES: tuple[Rule, ...] = (
    removing("message_reports", _("Afgehandelde meldingen (90 dagen)"), MessageReport, _is_handled),
    Rule(
        "left_conversations",
        _("Privégesprekken waar iedereen uit is gestapt"),
        count=_count,
        act=_remove,
    ),
)
