"""What an answer does to the question it is given to."""

from datetime import datetime

from sqlalchemy import case, exists, select, update
from sqlalchemy.exc import IntegrityError

from forum.core import clock, outbox
from forum.core.db import db
from forum.experts.models import ExpertAnswer, ExpertQuestion
from forum.experts.questions.events import QuestionAnswered, QuestionWaitsAgain
from forum.experts.states import QuestionState
from forum.threads.models import Post

OPEN = (QuestionState.ASKED, QuestionState.WAITING, QuestionState.ASSIGNED)


def note_answered(thread_id: int, first_at: datetime | None = None) -> bool:
    """The question of this thread waits no longer, and who asked hears of it. Whether there was one
    that waited: an answer to one that was answered before changes nothing. `first_at` is when an
    answer that was put back was given: the question was answered then, and not now."""
    now = clock.now()
    given = first_at or now
    done = update(ExpertQuestion).where(
        ExpertQuestion.thread_id == thread_id, ExpertQuestion.state.in_(OPEN)
    )
    done = done.values(
        state=QuestionState.ANSWERED,
        answered_at=case((ExpertQuestion.asked_at <= given, given), else_=now),
        open_for=None,
        claimed_by=None,
        claimed_until=None,
    )
    changed = db.session.execute(done.returning(ExpertQuestion.thread_id))
    if changed.scalar_one_or_none() is None:
        return False
    outbox.record(QuestionAnswered(thread_id))
    return True


def note_unanswered(thread_id: int) -> bool:
    """When no answer is left that can be read, the question waits again where it stood. Whether it
    does. Who asked may have another one waiting by now: that one stays the one they have."""
    left = (
        exists()
        .where(ExpertAnswer.post_id == Post.id, Post.thread_id == thread_id)
        .where(Post.deleted_at.is_(None), Post.removed_at.is_(None))
    )
    again = update(ExpertQuestion).where(
        ExpertQuestion.thread_id == thread_id,
        ExpertQuestion.state == QuestionState.ANSWERED,
        ~left,
    )
    again = again.values(state=QuestionState.WAITING, answered_at=None)
    asker = db.session.scalar(again.returning(ExpertQuestion.member_id))
    if asker is not None:
        _open_for(thread_id, asker)
        outbox.record(QuestionWaitsAgain(thread_id))
    return asker is not None


def _open_for(thread_id: int, member_id: int) -> None:
    taken = select(ExpertQuestion.thread_id).where(ExpertQuestion.open_for == member_id)
    if db.session.scalar(taken) is not None:
        return
    held = update(ExpertQuestion).where(ExpertQuestion.thread_id == thread_id)
    try:
        with db.session.begin_nested():
            db.session.execute(held.values(open_for=member_id))
    except IntegrityError:  # asked in this very moment
        return
