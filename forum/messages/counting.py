"""How many conversations hold something unread, counted again from what there is."""

from collections.abc import Collection

from sqlalchemy import ScalarSelect, Select, func, select

from forum.accounts.models import Member
from forum.accounts.service.unread import keep_unread
from forum.core.db import db
from forum.messages.hiding import is_unread
from forum.messages.models import Participant


def count_again(member_ids: Collection[int]) -> None:
    """For after the change itself, in its transaction."""
    keep_unread(member_ids, _unread())


def hold_others(conversation_id: int, but: int | None) -> None:
    """Before the conversation itself: who erases one of them takes them in that order too, and two
    who wait for each other would both have waited for nothing."""
    others = select(Member.id).where(Member.id.in_(_others(conversation_id, but)))
    db.session.execute(others.order_by(Member.id).with_for_update(key_share=True))


def count_others_again(conversation_id: int, but: int | None) -> None:
    """Of all who still take part in it."""
    count_again(db.session.scalars(_others(conversation_id, but)).all())


def _others(conversation_id: int, but: int | None) -> Select[int]:
    here = Participant.conversation_id == conversation_id, Participant.left_at.is_(None)
    return select(Participant.member_id).where(*here, Participant.member_id != but)


def _unread() -> ScalarSelect[int]:
    mine = select(func.count()).select_from(Participant)
    return (
        mine.where(Participant.member_id == Member.id, is_unread())
        .correlate(Member)
        .scalar_subquery()
    )
