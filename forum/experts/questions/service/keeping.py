"""What the clock does to questions: claims that ended, and who waits too long."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from forum.core import clock, outbox
from forum.core.db import db
from forum.core.workdays import working_days_between
from forum.experts.models import ExpertQuestion
from forum.experts.questions.answering import OPEN
from forum.experts.questions.claims import is_waiting
from forum.experts.questions.events import QuestionLate
from forum.experts.questions.views import LATE_DAYS
from forum.experts.states import QuestionState

BATCH = 100
UNCHANGED = {"synchronize_session": False}


def release_over() -> None:
    """Claims that ended with their time or their expert. They counted for nothing already."""
    over = update(ExpertQuestion).where(
        ExpertQuestion.state == QuestionState.ASSIGNED, is_waiting(clock.now())
    )
    freed = over.values(state=QuestionState.WAITING, claimed_by=None, claimed_until=None)
    db.session.execute(freed, execution_options=UNCHANGED)


def tell_some_late() -> int:
    """Tells some who wait longer than five working days, each once. Returns how many."""
    waits = ExpertQuestion.state.in_(OPEN), ExpertQuestion.told_late_at.is_(None)
    long_ago = ExpertQuestion.asked_at < clock.now() - timedelta(days=LATE_DAYS)
    query = select(ExpertQuestion.thread_id, ExpertQuestion.asked_at).where(*waits, long_ago)
    oldest = query.order_by(ExpertQuestion.asked_at).limit(BATCH)
    late = [row.thread_id for row in db.session.execute(oldest) if _is_late(row.asked_at)]
    told = update(ExpertQuestion).where(ExpertQuestion.thread_id.in_(late), *waits)
    told = told.values(told_late_at=clock.now())
    found = db.session.scalars(
        told.returning(ExpertQuestion.thread_id), execution_options=UNCHANGED
    ).all()
    for thread_id in found:
        outbox.record(QuestionLate(thread_id))
    return len(found)


def _is_late(asked_at: datetime) -> bool:
    return working_days_between(asked_at, clock.now()) > LATE_DAYS
