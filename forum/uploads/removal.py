"""Letting go of pictures: the rows now, and soon after that the bytes."""

from sqlalchemy import ColumnElement, delete

from forum.core import outbox
from forum.core.db import db
from forum.uploads.events import UploadRemoved
from forum.uploads.models import Upload


def let_go(*which: ColumnElement[bool]) -> int:
    """Nobody can see them from now on. Returns how many there were."""
    keys = db.session.scalars(delete(Upload).where(*which).returning(Upload.key)).all()
    for key in keys:
        outbox.record(UploadRemoved(key))
    return len(keys)
