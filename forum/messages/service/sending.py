"""Writing in a conversation one is in."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from forum.accounts.viewer import Viewer
from forum.core import clock, markdown, outbox, throttles
from forum.core.db import db
from forum.core.permission import require
from forum.core.throttles import Limit
from forum.messages.counting import count_others_again, hold_others
from forum.messages.events import MessageSent
from forum.messages.models import Conversation, Message
from forum.messages.policy import may_send
from forum.messages.queries import get_conversation

SENT = Limit("messages by member", 60, timedelta(hours=1))


def send(viewer: Viewer, conversation_id: int, *, body: str) -> Message:
    """A new message at the end. Raises NotFound, and TooMany for who writes without a pause."""
    conversation = get_conversation(viewer, conversation_id)
    require(may_send(viewer, conversation, clock.now()))
    return add_message(viewer, conversation.id, body=body)


def add_message(viewer: Viewer, conversation_id: int, *, body: str) -> Message:
    """For who was found to be allowed. What is kept of the words is sealed."""
    throttles.take(SENT, str(viewer.member_id))
    hold_others(conversation_id, but=viewer.member_id)
    message = Message(
        conversation_id=conversation_id,
        member_id=viewer.member_id,
        number=_next_number(conversation_id),
        **rendered(body),
        sent_at=clock.now(),
    )
    db.session.add(message)
    db.session.flush()
    count_others_again(conversation_id, but=viewer.member_id)
    outbox.record(MessageSent(conversation_id, message.id))
    return message


def rendered(body: str) -> dict[str, Any]:
    """The columns of a message with these words. Pictures are not for messages."""
    html = markdown.to_html(body, with_pictures=False)
    return {"body": body, "body_html": html, "renderer": markdown.VERSION}


def _next_number(conversation_id: int) -> int:
    """Counted by the database, which also makes writers in one conversation take turns."""
    count = update(Conversation).where(Conversation.id == conversation_id)
    moved = {"last_number": Conversation.last_number + 1, "last_message_at": clock.now()}
    counted = count.values(moved).returning(Conversation.last_number)
    return db.session.scalars(counted).one()
