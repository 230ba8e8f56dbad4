"""Questions that a moderator is to look at before experts do, as the one queue reads them."""

from typing import Any

from sqlalchemy import Select, literal, select

from forum.experts.models import ExpertQuestion
from forum.experts.questions.piles import takes_answers
from forum.experts.states import QuestionState
from forum.threads.models import Thread

KIND = "question"
PRIORITY = 3


def waiting() -> Select[*tuple[Any, ...]]:
    """The title of the thread is read by who knows the reader."""
    return (
        select(
            literal(KIND).label("kind"),
            ExpertQuestion.thread_id.label("subject_id"),
            literal(PRIORITY).label("priority"),
            ExpertQuestion.asked_at.label("opened_at"),
            ExpertQuestion.thread_id,
            literal("").label("title"),
        )
        .join(Thread, Thread.id == ExpertQuestion.thread_id)
        .where(
            ExpertQuestion.state == QuestionState.ASKED,
            Thread.deleted_at.is_(None),
            Thread.paused_at.is_(None),
            takes_answers(),
        )
    )


def of_member(member_id: int) -> Select[Any]:
    return select(ExpertQuestion.thread_id).where(ExpertQuestion.member_id == member_id)
