"""The private conversations of one member, for the member: all that they wrote, and of others what
they can read now, with names as they are shown."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core.db import alias
from forum.core.i18n import _
from forum.core.sections import Row, Section, in_batches, section
from forum.messages.hiding import withheld_from
from forum.messages.models import Conversation, Message, MessageReport, Participant
from forum.messages.policy import visible_to
from forum.messages.reasons import TITLES

CONVERSATION = {
    "id": _("Nummer"),
    "people": _("Met"),
    "started_at": _("Begonnen"),
    "last_message_at": _("Laatste bericht"),
    "read_number": _("Gelezen tot bericht"),
    "left_at": _("Door jou verlaten"),
}
MESSAGE = {
    "id": _("Nummer"),
    "conversation_id": _("In privégesprek nummer"),
    "number": _("Plek in het gesprek"),
    "written_by": _("Van"),
    "body": _("Tekst"),
    "sent_at": _("Verstuurd"),
    "deleted_at": _("Verwijderd"),
}
REPORT = {
    "message_id": _("Bericht nummer"),
    "reason": _("Reden"),
    "note": _("Jouw toelichting"),
    "reported_at": _("Gemeld"),
    "closed_at": _("Afgehandeld"),
}
_other, _person = alias(Participant), alias(Member)


def export(member_id: int) -> Sequence[Section]:
    talks = in_batches(_conversations(member_id), Participant.conversation_id)
    mine = MessageReport.reporter_id == member_id
    told = _("Privéberichten die je meldde")
    return [
        Section("conversations", _("Je privégesprekken"), CONVERSATION, talks),
        Section(
            "messages", _("Je privéberichten"), MESSAGE, _all_messages(member_id), is_long=True
        ),
        section(MessageReport, mine, REPORT, "message_reports", told, words={"reason": TITLES}),
    ]


def _all_messages(member_id: int) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        query = _messages(get_viewer(member_id))
        yield from in_batches(query, Message.conversation_id, Message.number)()

    return rows


def _messages(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """The member's own also where they left; who is away has no name until they are back."""
    readable = and_(Message.deleted_at.is_(None), withheld_from(viewer).is_(None))
    away = and_(Member.paused_at.is_not(None), Member.id != viewer.id)
    named = ("written_by", "body")
    return (
        select(
            *(getattr(Message, name) for name in MESSAGE if name not in named),
            case((~away, Member.username)).label("written_by"),
            case((readable, Message.body)).label("body"),
        )
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Member, Member.id == Message.member_id)
        .where(or_(visible_to(viewer), Message.member_id == viewer.id))
    )


def _conversations(member_id: int) -> Select[*tuple[Any, ...]]:
    names = (
        select(func.aggregate_strings(_person.username, ", "))
        .join(_other, _other.member_id == _person.id)
        .where(_other.conversation_id == Participant.conversation_id)
        .where(_other.member_id != member_id, _person.paused_at.is_(None))
        .correlate(Participant)
        .scalar_subquery()
    )
    return (
        select(
            Conversation.id,
            names.label("people"),
            Conversation.started_at,
            Conversation.last_message_at,
            Participant.read_number,
            Participant.left_at,
        )
        .join(Participant, Participant.conversation_id == Conversation.id)
        .where(Participant.member_id == member_id)
    )
