"""What becomes of a member's messages when they leave for good."""

from sqlalchemy import delete, func, update

from forum.core import clock
from forum.core.db import db
from forum.messages.models import Message, MessageReport, Participant


def erase(member_id: int, *, everything: bool) -> None:
    """Those who wrote with the member keep their own words; the member's go."""
    mine = update(Message).where(Message.member_id == member_id)
    db.session.execute(
        mine.values(body="", deleted_at=func.coalesce(Message.deleted_at, clock.now()))
    )
    db.session.execute(delete(MessageReport).where(MessageReport.reporter_id == member_id))
    left = update(Participant).where(Participant.member_id == member_id)
    db.session.execute(left.values(left_at=func.coalesce(Participant.left_at, clock.now())))
