"""Beginning a conversation, or going on with the one that two already have."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock, throttles
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.throttles import Limit
from forum.messages.models import Conversation, Message, Participant
from forum.messages.policy import may_begin
from forum.messages.receivers import Receiver, pair_key, pair_with, receivers, require_taking
from forum.messages.service.sending import add_message, send

BEGUN = Limit("conversations by member", 10, timedelta(days=1))


def begin(viewer: Viewer, *, to: Sequence[str], body: str) -> Message:
    """The first message to these members; to one of them alone the next, where there is a
    conversation of the two already.

    Raises Invalid for who cannot be written to, Refused for who takes no messages, and TooMany.
    """
    now = clock.now()
    require(may_write(viewer, now))
    others = receivers(viewer, to)
    if (earlier := _earlier(viewer, others)) is not None:
        return send(viewer, earlier, body=body)
    require(may_begin(viewer, now))
    require_taking(others)
    throttles.take(BEGUN, str(viewer.member_id))
    conversation = _open(viewer, others)
    if conversation is None:
        return _follow(viewer, others, body)
    return add_message(viewer, conversation.id, body=body)


def _earlier(viewer: Viewer, others: Sequence[Receiver]) -> int | None:
    return pair_with(viewer, others[0].name) if len(others) == 1 else None


def _follow(viewer: Viewer, others: Sequence[Receiver], body: str) -> Message:
    """In the conversation that the other of two began in this very moment."""
    earlier = _earlier(viewer, others)
    if earlier is None:
        raise Conflict(_("Probeer het nog eens."))
    return send(viewer, earlier, body=body)


def _open(viewer: Viewer, others: Sequence[Receiver]) -> Conversation | None:
    """None where the two have one by now."""
    now = clock.now()
    conversation = Conversation(
        started_at=now,
        last_message_at=now,
        last_number=0,
        pair_key=pair_key(viewer, others[0].id) if len(others) == 1 else None,
    )
    try:
        with db.session.begin_nested():
            db.session.add(conversation)
    except IntegrityError:
        return None
    everybody = [viewer.member_id, *(other.id for other in others)]
    db.session.add_all(
        Participant(conversation_id=conversation.id, member_id=number) for number in everybody
    )
    db.session.flush()
    return conversation
