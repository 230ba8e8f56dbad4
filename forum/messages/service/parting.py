"""Leaving a conversation, and taking back one's own words."""

from sqlalchemy import update

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.messages.counting import count_again, count_others_again
from forum.messages.models import Conversation, Message, Participant
from forum.messages.policy import may_delete
from forum.messages.queries import get_conversation, get_message


def leave(viewer: Viewer, conversation_id: int) -> int:
    """The others go on; for the viewer it is not there any more. Raises NotFound.

    Two of whom one left may begin again, so the place of that pair is free from then on.
    """
    conversation = get_conversation(viewer, conversation_id)
    require(may_change_account(viewer))
    mine = (
        Participant.conversation_id == conversation.id,
        Participant.member_id == viewer.member_id,
        Participant.left_at.is_(None),
    )
    db.session.execute(update(Participant).where(*mine).values(left_at=clock.now()))
    count_again([viewer.member_id])
    # Last, as whoever writes here has it last too: two who wait for each other wait for nothing.
    here = update(Conversation).where(Conversation.id == conversation.id)
    db.session.execute(here.values(pair_key=None))
    return conversation.id


def delete_message(viewer: Viewer, conversation_id: int, message_id: int) -> int:
    """The words go at once and for good; the place stays. Raises NotFound."""
    message = get_message(viewer, conversation_id, message_id)
    require(may_delete(viewer, message))
    gone = update(Message).where(Message.id == message.id, Message.deleted_at.is_(None))
    db.session.execute(gone.values(body="", body_html="", deleted_at=clock.now()))
    count_others_again(conversation_id, but=viewer.member_id)
    return message.id
