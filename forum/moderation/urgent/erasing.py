"""What is kept of urgent mails when somebody leaves for good."""

from sqlalchemy import delete

from forum.core.db import db
from forum.moderation.urgent.models import UrgentMail


def erase(member_id: int) -> None:
    """That there were any goes. What the member did as a moderator stays, under nobody's name."""
    db.session.execute(delete(UrgentMail).where(UrgentMail.member_id == member_id))
