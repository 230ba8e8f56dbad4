"""What a member chose goes with the member."""

from sqlalchemy import delete

from forum.core.db import db
from forum.polls.models import Vote


def erase(member_id: int, *, everything: bool) -> None:
    db.session.execute(delete(Vote).where(Vote.member_id == member_id))
