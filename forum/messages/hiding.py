"""Whose messages are kept from whom: between people who block each other, and while one is away.

Also what comes to whom at all. Staff sees all and is seen by all, as in open conversations.
"""

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, case, exists, false, not_, null, or_, select, true

from forum.accounts.models import Block, Member
from forum.accounts.viewer import STAFF, Viewer
from forum.core.db import alias
from forum.messages.kinds import Withheld
from forum.messages.models import Conversation, Message, Participant

# Conditions never change once made, and to make one costs more than all that is asked of it.
REMEMBERED = 1000
_own = alias(Participant)


def takes_part(member_id: int) -> ColumnElement[bool]:
    """Of conversations: those that the member is in, and did not leave."""
    mine = _own.conversation_id == Conversation.id, _own.member_id == member_id
    return exists().where(*mine, _own.left_at.is_(None)).correlate(Conversation)


def is_unread() -> ColumnElement[bool]:
    """Of participants: whether words of another came that they did not read."""
    came = exists().where(
        Message.conversation_id == Participant.conversation_id,
        Message.number > Participant.read_number,
        Message.member_id != Participant.member_id,
        Message.deleted_at.is_(None),
    )
    return and_(Participant.left_at.is_(None), came.correlate(Participant))


def withheld_from(viewer: Viewer) -> ColumnElement[str | None]:
    """Why the viewer may not read a message. For queries that join Message and its Member."""
    return _withheld(viewer.member_id, viewer.has_blocks, viewer.is_staff)


def is_apart(viewer: Viewer) -> ColumnElement[bool]:
    """Of members: whether a block keeps them and the viewer from each other."""
    return _apart(viewer.member_id, viewer.has_blocks, viewer.is_staff)


def is_blocked_by(viewer: Viewer) -> ColumnElement[bool]:
    """Of members: whether the viewer's own block does so, which the viewer can lift."""
    if viewer.is_staff or not viewer.has_blocks:
        return false()
    mine = select(Block.blocked_id).where(Block.member_id == viewer.member_id)
    return and_(Member.id.in_(mine), Member.role.not_in(STAFF))


def takes_messages_of(viewer: Viewer) -> ColumnElement[bool]:
    """Of members: whether the viewer may begin a conversation with them.

    One answer for who takes none and for who blocked the viewer, so that neither can be told.
    """
    if viewer.is_staff:
        return true()
    return and_(Member.takes_messages.is_(True), not_(is_apart(viewer)))


@lru_cache(REMEMBERED)
def _withheld(viewer_id: int, has_blocks: bool, is_staff: bool) -> ColumnElement[str | None]:
    away = and_(Member.paused_at.is_not(None), Message.member_id != viewer_id)
    blocked = _apart(viewer_id, has_blocks, is_staff)
    return case((blocked, Withheld.BLOCKED), (away, Withheld.PAUSED), else_=null())


@lru_cache(REMEMBERED)
def _apart(viewer_id: int, has_blocks: bool, is_staff: bool) -> ColumnElement[bool]:
    if is_staff or not has_blocks:
        return false()
    by_me = select(Block.blocked_id).where(Block.member_id == viewer_id)
    of_me = select(Block.member_id).where(Block.blocked_id == viewer_id)
    blocked = or_(Member.id.in_(by_me), Member.id.in_(of_me))
    return and_(blocked, Member.role.not_in(STAFF))
