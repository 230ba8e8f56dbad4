"""Reading private conversations: one's own and no other."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, and_, case, exists, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import LARGEST_ID, PAGE_SIZE, Order, Page
from forum.messages.hiding import is_apart, is_blocked_by, is_unread, withheld_from
from forum.messages.kinds import MESSAGES_PER_PAGE
from forum.messages.models import Conversation, Message, MessageReport, Participant
from forum.messages.policy import visible_to
from forum.messages.rows import PERSON, show_conversation, show_message
from forum.messages.views import ConversationView, MessageView, Place

LATEST = Order("conversations", (Conversation.last_message_at, Conversation.id))
NEWEST = Order("messages", (Message.number,))


def conversations(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ConversationView]:
    """Those the viewer is in, latest moved first, in two queries however many they are."""
    lines = select(Conversation.id, Conversation.last_message_at).where(visible_to(viewer))
    page = LATEST.take(lines, after=after, show=attrgetter("id"), limit=limit)
    query = _people(viewer).where(Conversation.id.in_(page.items))
    rows = db.session.execute(query.order_by(Conversation.id, Member.id)).all()
    shown = {
        number: show_conversation(list(people))
        for number, people in groupby(rows, key=attrgetter("id"))
    }
    return Page([shown[number] for number in page.items if number in shown], page.next)


def get_conversation(viewer: Viewer, conversation_id: int) -> ConversationView:
    """Raises NotFound, for one of others as for one that is not there."""
    query = _people(viewer).where(Conversation.id == conversation_id).order_by(Member.id)
    rows = db.session.execute(query).all()
    if not rows:
        raise NotFound(_("Dit privégesprek bestaat niet, of je doet er niet aan mee."))
    return show_conversation(rows)


def page_of_messages(
    viewer: Viewer, conversation: ConversationView, *, after: str | None, limit: int
) -> Page[MessageView]:
    """Newest first."""
    query = _messages(viewer).where(Message.conversation_id == conversation.id)
    return NEWEST.take(query, after=after, show=show_message, limit=limit)


def stretch(
    viewer: Viewer,
    conversation: ConversationView,
    *,
    after: int | None = None,
    before: int | None = None,
) -> Sequence[MessageView]:
    """A page as people read: in order. The last one, or the one next to a number.

    Raises NotFound where nothing lies.
    """
    query = _messages(viewer).where(Message.conversation_id == conversation.id)
    if after is None:
        earlier = Message.number < (LARGEST_ID if before is None else before)
        query = query.where(earlier).order_by(Message.number.desc())
    else:
        query = query.where(Message.number > after).order_by(Message.number)
    rows = db.session.execute(query.limit(MESSAGES_PER_PAGE)).all()
    if not rows:
        raise NotFound(_("Deze pagina bestaat niet."))
    return sorted((show_message(row) for row in rows), key=attrgetter("number"))


def get_message(viewer: Viewer, conversation_id: int, message_id: int) -> MessageView:
    """One that still has its words. Raises NotFound, also for what is withheld."""
    query = _messages(viewer).where(
        Message.id == message_id, Message.conversation_id == conversation_id
    )
    row = db.session.execute(query).one_or_none()
    message = None if row is None else show_message(row)
    if message is None or not message.is_readable:
        raise NotFound(_("Dit bericht bestaat niet."))
    return message


def get_place(viewer: Viewer, message_id: int) -> Place:
    """Raises NotFound, as `get_conversation` does."""
    query = (
        select(Message.conversation_id, Message.number, Conversation.last_number)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Message.id == message_id, visible_to(viewer))
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Dit bericht bestaat niet."))
    return Place(*row)


def _people(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """A row for everybody in a conversation of the viewer's, also for who left it."""
    return (
        select(
            Conversation.id,
            Conversation.last_number,
            Conversation.last_message_at,
            Participant.read_number,
            Participant.left_at,
            *PERSON,
            Member.paused_at,
            (Participant.member_id == viewer.member_id).label("mine"),
            is_unread().label("is_unread"),
            is_apart(viewer).label("is_apart"),
            is_blocked_by(viewer).label("is_blocked"),
        )
        .join(Participant, Participant.conversation_id == Conversation.id)
        .join(Member, Member.id == Participant.member_id)
        .where(visible_to(viewer))
    )


def _messages(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Messages in conversations of the viewer's. The text of what is gone or withheld stays in
    the database."""
    withheld = withheld_from(viewer)
    readable = and_(Message.deleted_at.is_(None), withheld.is_(None))
    reported = exists().where(
        MessageReport.message_id == Message.id, MessageReport.reporter_id == viewer.member_id
    )
    return (
        select(
            Message.id,
            Message.conversation_id,
            Message.number,
            case((readable, Message.body)).label("body"),
            case((readable, Message.body_html)).label("body_html"),
            Message.sent_at,
            Message.deleted_at,
            *PERSON,
            (Message.member_id == viewer.member_id).label("mine"),
            reported.label("is_reported"),
            withheld.label("withheld"),
        )
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Member, Member.id == Message.member_id)
        .where(visible_to(viewer))
    )
