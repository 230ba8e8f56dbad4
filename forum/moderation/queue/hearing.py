"""Who of the team gets letters about the queue: all, but who turned them off."""

from sqlalchemy import select

from forum.accounts.recipients import staff
from forum.core.db import db
from forum.moderation.queue.models import QueueSilence


def heard_by() -> list[int]:
    silent = set(db.session.scalars(select(QueueSilence.member_id)))
    return [member_id for member_id in staff() if member_id not in silent]


def wants_letters(member_id: int) -> bool:
    off = select(QueueSilence.member_id).where(QueueSilence.member_id == member_id)
    return db.session.scalar(off) is None
