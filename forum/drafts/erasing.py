"""What is still being written goes with who wrote it."""

from sqlalchemy import delete

from forum.core.db import db
from forum.drafts.models import Draft


def erase(member_id: int, *, everything: bool) -> None:
    """Nobody else ever saw a draft, so nothing of it stays."""
    db.session.execute(delete(Draft).where(Draft.member_id == member_id))
