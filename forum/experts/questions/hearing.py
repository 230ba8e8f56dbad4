"""Who is to hear what became of a question, as long as it is still so. For letters."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select

from forum.core import clock
from forum.core.db import db
from forum.experts.models import ExpertQuestion
from forum.experts.questions.claims import is_held
from forum.experts.states import QuestionState
from forum.threads.models import Post, Thread


def asker_of(thread_id: int, states: Sequence[QuestionState]) -> int | None:
    """Who asked, while the question is in one of these states and its thread is there."""
    found: int | None = _find(ExpertQuestion.member_id, thread_id, ExpertQuestion.state.in_(states))
    return found


def answered_at(thread_id: int) -> datetime | None:
    """Since when it is, while it is and its thread is there."""
    answered = ExpertQuestion.state == QuestionState.ANSWERED
    found: datetime | None = _find(ExpertQuestion.answered_at, thread_id, answered)
    return found


def holder_of(thread_id: int) -> int | None:
    found: int | None = _find(ExpertQuestion.claimed_by, thread_id, is_held(clock.now()))
    return found


def _find(what: Any, thread_id: int, which: ColumnElement[bool]) -> Any:
    query = (
        select(what)
        .join(Thread, Thread.id == ExpertQuestion.thread_id)
        .where(ExpertQuestion.thread_id == thread_id, which)
        .where(Thread.deleted_at.is_(None), Thread.paused_at.is_(None))
    )
    return db.session.scalar(query)


def first_answered(thread_id: int, post_id: int) -> int | None:
    """Who asked what this post of an expert is the first answer to: they hear of it by that."""
    before = exists().where(
        Post.thread_id == thread_id, Post.is_expert.is_(True), Post.id < post_id
    )
    if db.session.scalar(select(before)):
        return None
    return asker_of(thread_id, (QuestionState.ANSWERED,))
