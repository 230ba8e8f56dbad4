"""How far somebody has read."""

from sqlalchemy import update

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.messages.counting import count_again
from forum.messages.models import Participant
from forum.messages.queries import get_conversation


def mark_read(viewer: Viewer, conversation_id: int, number: int) -> int:
    """Up to this number, of what there is by now. Raises NotFound."""
    conversation = get_conversation(viewer, conversation_id)
    require(may_change_account(viewer))
    note_read(viewer, conversation.id, min(number, conversation.last_number))
    return conversation.id


def note_read(viewer: Viewer, conversation_id: int, number: int) -> None:
    """Of what the viewer was shown. Never back, whichever of two pages is noted last."""
    mine = (
        Participant.conversation_id == conversation_id,
        Participant.member_id == viewer.member_id,
        Participant.left_at.is_(None),
        Participant.read_number < number,
    )
    forward = update(Participant).where(*mine).values(read_number=number)
    if db.session.scalar(forward.returning(Participant.member_id)) is not None:
        count_again([viewer.member_id])
