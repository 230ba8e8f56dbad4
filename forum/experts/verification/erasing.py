"""A profession, a number and a practice go with the member. Whom a member looked up stays so."""

from sqlalchemy import delete, select, update

from forum.core.db import db
from forum.experts.models import ExpertAnswer, RegisterCheck, Verification


def erase(member_id: int) -> None:
    mine = select(Verification.id).where(Verification.member_id == member_id)
    apart = update(ExpertAnswer).where(ExpertAnswer.verification_id.in_(mine))
    for statement in (
        apart.values(verification_id=None),
        delete(RegisterCheck).where(RegisterCheck.verification_id.in_(mine)),
        delete(Verification).where(Verification.member_id == member_id),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})
