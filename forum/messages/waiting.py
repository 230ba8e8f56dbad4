"""Private messages that were shown to the moderators, as the one queue reads them: that it was
done and how soon it matters, never a word of one or who wrote it."""

from typing import Any

from sqlalchemy import BigInteger, Select, case, cast, literal, null, select

from forum.messages.models import Message, MessageReport

KIND = "message_report"
DANGER = 0  # somebody's life
# By the code of the reason; the others have time.
PRIORITIES = {"zelfbeschadiging": DANGER, "bedreiging": 2, "seksueel": 2, "gevaarlijk_advies": 2}
PRIORITY = 3


def waiting() -> Select[*tuple[Any, ...]]:
    return select(
        literal(KIND).label("kind"),
        MessageReport.id.label("subject_id"),
        case(PRIORITIES, value=MessageReport.reason, else_=PRIORITY).label("priority"),
        MessageReport.reported_at.label("opened_at"),
        cast(null(), BigInteger).label("thread_id"),
        literal("").label("title"),
    ).where(MessageReport.closed_at.is_(None))


def of_member(member_id: int) -> Select[Any]:
    """Reports about what the member wrote."""
    written = Message.member_id == member_id
    return (
        select(MessageReport.id)
        .join(Message, Message.id == MessageReport.message_id)
        .where(written)
    )
