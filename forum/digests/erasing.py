"""The digests of who goes."""

from sqlalchemy import delete

from forum.core.db import db
from forum.digests.models import Digest, DigestWish


def erase(member_id: int, *, everything: bool) -> None:
    """In either way of going there is nobody left to mail."""
    for model in (Digest, DigestWish):
        db.session.execute(delete(model).where(model.member_id == member_id))
