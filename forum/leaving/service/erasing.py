"""The wish to go is itself forgotten, and what was made to take along."""

from sqlalchemy import delete, select

from forum.core import outbox
from forum.core.db import db
from forum.leaving.models import Export, ExportPart, Leaving


def erase(member_id: int, *, everything: bool) -> None:
    """The same in both ways of leaving."""
    exports = db.session.scalars(select(Export.id).where(Export.member_id == member_id)).all()
    outbox.forget_about("export_id", exports)
    db.session.execute(delete(ExportPart).where(ExportPart.export_id.in_(exports)))
    db.session.execute(delete(Export).where(Export.member_id == member_id))
    db.session.execute(delete(Leaving).where(Leaving.member_id == member_id))
