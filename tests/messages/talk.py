"""People who talk in private, with no more words than a test needs."""

from datetime import timedelta

from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.messages import service
from forum.messages.hiding import is_unread
from forum.messages.models import Message, Participant
from tests import make

BODY = "Fluisterzin over mijn rug"


def someone(**facts) -> Member:
    """Who is here long enough to write to others."""
    return make.member(**{"joined_at": clock.now() - timedelta(days=30)} | facts)


def begin(who: Member, *others: Member, body: str = BODY) -> Message:
    begun = service.begin(make.viewer(who), to=[one.username for one in others], body=body)
    db.session.flush()
    return begun


def answer(message: Message, who: Member, body: str = "Dank je") -> Message:
    return service.send(make.viewer(who), message.conversation_id, body=body)


def counted(member: Member) -> int:
    """In how many conversations something is unread, by looking at each."""
    mine = Participant.member_id == member.id, is_unread()
    return db.session.scalar(select(func.count()).select_from(Participant).where(*mine))


def kept(member: Member) -> int:
    """What the member's own row says of it."""
    query = select(Member.unread_count).where(Member.id == member.id)
    return db.session.scalar(query, execution_options={"populate_existing": True})
