"""Asking for a copy of everything about oneself, and the steps in which it is made."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Update, delete, func, insert, select, update

from forum.accounts.policy import may_change_account
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.retention import Rule
from forum.core.throttles import Limit, take
from forum.leaving.events import ExportAsked, ExportReady
from forum.leaving.exports import BUSY, KEPT, ExportView, Status, show
from forum.leaving.models import Export, ExportPart

A_DAY = Limit("export", most=3, within=timedelta(hours=24))
PATIENCE = timedelta(hours=24)  # one that is not ready by then was given up by every worker


def ask(viewer: Viewer) -> ExportView:
    """The copy that will be made, or the one that is being made already.

    For who just proved again to be this member. Raises TooMany, and NotFound for a member who
    is gone already.
    """
    require(may_change_account(viewer))
    # Held, so that of two who ask at once the second finds what the first asked for.
    get_held(viewer.member_id)
    busy = select(Export).where(Export.member_id == viewer.id, Export.status.in_(BUSY))
    found = db.session.scalar(busy.order_by(Export.id).limit(1))
    return show(found or _add(viewer.member_id))


def _add(member_id: int) -> Export:
    try:
        take(A_DAY, str(member_id))
    except TooMany as full:
        often = _("Je kunt drie keer per dag om een kopie vragen. Probeer het morgen weer.")
        raise TooMany(often, retry_after=timedelta(seconds=full.retry_after)) from full
    export = Export(member_id=member_id, status=Status.ASKED, asked_at=clock.now())
    db.session.add(export)
    db.session.flush()
    outbox.record(ExportAsked(export.id))
    return export


def begin(export_id: int) -> int | None:
    """Whose it is; what an earlier maker left goes. None when there is nothing more to make."""
    query = _change(Export.id == export_id, Export.status.in_(BUSY)).values(
        status=Status.MAKING, done=0
    )
    member_id: int | None = db.session.scalar(query.returning(Export.member_id))
    if member_id is not None:
        db.session.execute(delete(ExportPart).where(ExportPart.export_id == export_id))
    return member_id


def note_progress(export_id: int, **counted: int) -> None:
    """`done` and `total`, in posts."""
    db.session.execute(_change(*_being_made(export_id)).values(**counted))


def keep_part(export_id: int, number: int, sealed: bytes) -> None:
    part = {"export_id": export_id, "number": number, "content": sealed}
    db.session.execute(insert(ExportPart).values(part))


def finish(export_id: int) -> None:
    """Unless it was given up meanwhile."""
    ready = _change(*_being_made(export_id)).values(
        status=Status.READY, ready_at=clock.now(), done=Export.total
    )
    if db.session.scalar(ready.returning(Export.id)) is not None:
        outbox.record(ExportReady(export_id))


def fail(export_id: int) -> None:
    db.session.execute(_change(*_being_made(export_id)).values(status=Status.FAILED))
    _remove_parts()


def _over() -> tuple[ColumnElement[bool], ...]:
    return Export.status == Status.READY, Export.ready_at < clock.now() - KEPT


def _count_over() -> int:
    return db.session.scalar(select(func.count(Export.id)).where(*_over())) or 0


def forget_old_exports() -> int:
    """What could be fetched long enough goes, and so does what will never be ready."""
    expired = _change(*_over()).values(status=Status.EXPIRED).returning(Export.id)
    went = len(db.session.scalars(expired).all())
    stuck = Export.status.in_(BUSY), Export.asked_at <= clock.now() - PATIENCE
    db.session.execute(_change(*stuck).values(status=Status.FAILED))
    _remove_parts()
    return went


OLD = Rule("exports", _("Kopieën van gegevens (24 uur)"), count=_count_over, act=forget_old_exports)


def _remove_parts() -> None:
    over = select(Export.id).where(Export.status.in_((Status.EXPIRED, Status.FAILED)))
    db.session.execute(delete(ExportPart).where(ExportPart.export_id.in_(over)))


def _being_made(export_id: int) -> tuple[ColumnElement[bool], ...]:
    return Export.id == export_id, Export.status == Status.MAKING


def _change(*which: ColumnElement[Any]) -> Update:
    return update(Export).where(*which)
