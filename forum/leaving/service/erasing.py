"""The wish to go is itself forgotten, and what was made to take along."""

from sqlalchemy import ColumnElement, delete, select

from forum.core import outbox
from forum.core.db import db
from forum.leaving.models import Export, ExportPart, Leaving


def erase(member_id: int, *, everything: bool) -> None:
    """The same in both ways of leaving."""
    forget_exports(Export.member_id == member_id)
    db.session.execute(delete(Leaving).where(Leaving.member_id == member_id))


def forget_exports(*which: ColumnElement[bool]) -> None:
    """Whole: one that is being made is not gone on with, one that is ready is no longer there."""
    exports = db.session.scalars(select(Export.id).where(*which)).all()
    outbox.forget_about("export_id", exports)
    db.session.execute(delete(ExportPart).where(ExportPart.export_id.in_(exports)))
    db.session.execute(delete(Export).where(Export.id.in_(exports)))
