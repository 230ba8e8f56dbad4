"""Notes go with whom they are about. Those that a moderator wrote stay, under nobody's name."""

from sqlalchemy import delete

from forum.core.db import db
from forum.moderation.models import MemberNote


def erase(member_id: int) -> None:
    db.session.execute(delete(MemberNote).where(MemberNote.member_id == member_id))
