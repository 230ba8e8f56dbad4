"""What an expert holds goes back to those who wait, when its holder is no expert any more."""

from sqlalchemy import update

from forum.core.db import db
from forum.experts.models import ExpertQuestion
from forum.experts.states import QuestionState


def let_go_of(member_id: int) -> None:
    """Its place in the queue is the one it had."""
    held = update(ExpertQuestion).where(ExpertQuestion.claimed_by == member_id)
    still = ExpertQuestion.state == QuestionState.ASSIGNED
    for statement in (
        held.where(still).values(state=QuestionState.WAITING),
        held.values(claimed_by=None, claimed_until=None),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})
