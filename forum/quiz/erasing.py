"""What a member kept of the quiz goes with the member, and so does what names them in it."""

from sqlalchemy import delete

from forum.accounts.service.mentioning import mentions_of, take_out
from forum.core.db import db
from forum.quiz.models import QuizScore, QuizStatement


def erase(member_id: int, *, everything: bool) -> None:
    db.session.execute(delete(QuizScore).where(QuizScore.member_id == member_id))
    take_out(QuizStatement.reason, mentions_of(member_id))
