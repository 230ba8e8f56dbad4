"""Who goes asks and holds nothing more: what waits for them is free for others."""

from sqlalchemy import delete, or_, update

from forum.core import clock
from forum.core.db import db
from forum.experts.models import Decline, ExpertDesk, ExpertQuestion
from forum.experts.questions.answering import OPEN
from forum.experts.questions.letting_go import let_go_of
from forum.experts.questions.reasons import Reason
from forum.experts.states import QuestionState


def erase(member_id: int) -> None:
    let_go_of(member_id)
    # One that waits again after an answer was taken back may be open without being the one.
    again = (ExpertQuestion.member_id == member_id) & ExpertQuestion.state.in_(OPEN)
    asked = update(ExpertQuestion).where(or_(ExpertQuestion.open_for == member_id, again))
    told = update(ExpertQuestion).where(ExpertQuestion.member_id == member_id)
    for statement in (
        asked.values(
            open_for=None,
            state=QuestionState.CLOSED,
            closed_at=clock.now(),
            closed_reason=Reason.LEFT,
        ),
        told.values(closed_words=None),
        delete(Decline).where(Decline.member_id == member_id),
        delete(ExpertDesk).where(ExpertDesk.member_id == member_id),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})
