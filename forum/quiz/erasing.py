"""What a member kept of the quiz goes with the member."""

from sqlalchemy import delete

from forum.core.db import db
from forum.quiz.models import QuizScore


def erase(member_id: int, *, everything: bool) -> None:
    db.session.execute(delete(QuizScore).where(QuizScore.member_id == member_id))
