"""What becomes of a member's messages when they leave for good."""

from collections.abc import Sequence

from sqlalchemy import Select, delete, func, or_, select, update

from forum.core import clock
from forum.core.db import db
from forum.messages.counting import count_again
from forum.messages.models import Conversation, Message, MessageReport, Participant


def erase(member_id: int, *, everything: bool) -> None:
    """Those who wrote with the member keep their own words. The member's go in both ways of
    leaving: what one tells a few people in private says who one is."""
    _take_back_words(member_id)
    _lose_reports(member_id)
    companions = _leave(member_id)
    count_again([member_id, *companions])
    _free_places(member_id)


def _take_back_words(member_id: int) -> None:
    mine = update(Message).where(Message.member_id == member_id)
    gone_at = func.coalesce(Message.deleted_at, clock.now())
    gone = mine.values(body="", body_html="", deleted_at=gone_at)
    db.session.execute(gone, execution_options={"synchronize_session": False})


def _lose_reports(member_id: int) -> None:
    """Those about the member too: nothing is left to judge, and their sealed notes cannot be
    searched for a name."""
    about = select(Message.id).where(Message.member_id == member_id)
    lost = or_(MessageReport.reporter_id == member_id, MessageReport.message_id.in_(about))
    db.session.execute(
        delete(MessageReport).where(lost), execution_options={"synchronize_session": False}
    )


def _leave(member_id: int) -> Sequence[int]:
    """Out of all conversations. Who is still in one of them."""
    left = update(Participant).where(Participant.member_id == member_id)
    at = func.coalesce(Participant.left_at, clock.now())
    db.session.execute(left.values(left_at=at), execution_options={"synchronize_session": False})
    others = select(Participant.member_id).where(
        Participant.conversation_id.in_(_conversations_of(member_id)),
        Participant.left_at.is_(None),
    )
    return db.session.scalars(others.distinct()).all()


def _free_places(member_id: int) -> None:
    """Last, as whoever writes in them has the conversation last too."""
    own = Conversation.id.in_(_conversations_of(member_id))
    pairs = update(Conversation).where(own, Conversation.pair_key.is_not(None))
    db.session.execute(
        pairs.values(pair_key=None), execution_options={"synchronize_session": False}
    )


def _conversations_of(member_id: int) -> Select[int]:
    return select(Participant.conversation_id).where(Participant.member_id == member_id)
