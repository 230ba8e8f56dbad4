"""How many conversations hold something unread, counted again from what there is."""

from collections.abc import Collection

from sqlalchemy import ScalarSelect, func, select

from forum.accounts.models import Member
from forum.accounts.service.unread import keep_unread
from forum.core.db import db
from forum.messages.hiding import is_unread
from forum.messages.models import Participant


def count_again(member_ids: Collection[int]) -> None:
    """For after the change itself, in its transaction."""
    keep_unread(member_ids, _unread())


def count_others_again(conversation_id: int, but: int | None) -> None:
    """Of all who still take part in it."""
    here = Participant.conversation_id == conversation_id, Participant.left_at.is_(None)
    others = select(Participant.member_id).where(*here, Participant.member_id != but)
    count_again(db.session.scalars(others).all())


def _unread() -> ScalarSelect[int]:
    mine = select(func.count()).select_from(Participant)
    return (
        mine.where(Participant.member_id == Member.id, is_unread())
        .correlate(Member)
        .scalar_subquery()
    )
