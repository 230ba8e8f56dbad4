"""Telling an expert in time that the verification ends, thirty days before and seven."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select

from forum.accounts.service.pausing import hold
from forum.core import clock, outbox
from forum.core.days import day_of, is_morning, this_day
from forum.core.db import db
from forum.experts.models import Verification
from forum.experts.verification.events import News, VerificationNews
from forum.experts.verification.service.held import held_verification
from forum.experts.verification.validity import REMINDERS, reminder_due


def to_remind() -> Sequence[int]:
    """Members who may have one coming: not all of them have. Nobody outside the morning."""
    if not is_morning():
        return []
    soon = clock.now() + timedelta(days=max(REMINDERS) + 1)
    told = func.coalesce(Verification.reminded_days, max(REMINDERS) + 1)
    waiting = (
        Verification.holds_for.is_not(None),
        Verification.expires_at.between(clock.now(), soon),
        told > min(REMINDERS),
    )
    return db.session.scalars(select(Verification.member_id).where(*waiting)).all()


def remind(member_id: int) -> bool:
    """Whether one was written. Safe to do twice: which was the last is kept with it."""
    found = held_verification(member_id) if hold(member_id) else None
    if found is None or found.expires_at is None:
        return False
    days = reminder_due(day_of(found.expires_at), this_day(), found.reminded_days)
    if days is None:
        return False
    found.reminded_days = days
    outbox.record(VerificationNews(member_id, found.id, News.ENDING))
    db.session.flush()
    return True
