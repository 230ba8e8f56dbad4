"""What is kept of signals when somebody leaves for good."""

from sqlalchemy import delete

from forum.core.db import db
from forum.moderation.signals.models import Signal
from forum.threads.owners import posts_of


def erase(member_id: int, *, everything: bool) -> None:
    """What the member's posts may have been a sign of goes, also where the posts stay without a
    name. What the member did as a moderator stays, under nobody's name."""
    db.session.execute(delete(Signal).where(Signal.post_id.in_(posts_of(member_id))))
