"""What becomes of a member's pictures when they leave for good."""

from sqlalchemy import delete

from forum.core.db import db
from forum.uploads.models import Upload


def erase(member_id: int, *, everything: bool) -> None:
    """A picture can tell who somebody is, so none stays, also where the words do."""
    db.session.execute(delete(Upload).where(Upload.member_id == member_id))
