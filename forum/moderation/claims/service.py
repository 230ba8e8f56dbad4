"""Holding what waits while one looks at it. Of many at once the database lets one."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.retention import removing
from forum.moderation.claims.models import QueueClaim

LEASE = timedelta(minutes=30)
KEPT = timedelta(days=1)  # once it is over


def hold(viewer: Viewer, kind: str, subject_id: int) -> None:
    """For half an hour; who holds it already gets a new half hour. Raises Conflict, with a name,
    when another holds it. Whether it waits at all is for the caller to know."""
    require(may_moderate(viewer))
    require_there(viewer.member_id)
    now = clock.now()
    mine = {"member_id": viewer.member_id, "claimed_at": now, "until": now + LEASE}
    claim = insert_or(QueueClaim).values(kind=kind, subject_id=subject_id, **mine)
    taken = claim.on_conflict_do_update(
        index_elements=["kind", "subject_id"],
        set_=mine,
        where=or_(QueueClaim.until <= now, QueueClaim.member_id == viewer.member_id),
    ).returning(QueueClaim.id)
    if db.session.scalar(taken, execution_options={"synchronize_session": False}) is None:
        require_unclaimed(viewer, kind, subject_id)
        raise _held_by(_("Iemand anders"))


def release(viewer: Viewer, kind: str, subject_id: int) -> bool:
    """What one holds oneself. Whether one did."""
    require(may_moderate(viewer))
    mine = QueueClaim.member_id == viewer.member_id
    return _forget(_is(kind, subject_id) & mine & (QueueClaim.until > clock.now()))


def require_unclaimed(viewer: Viewer, kind: str, subject_id: int) -> None:
    """For acts that decide, after they asked whether the viewer may. Raises Conflict, with the name
    of who holds it."""
    query = select(Member.username).join(QueueClaim, QueueClaim.member_id == Member.id)
    others = QueueClaim.member_id != viewer.id, QueueClaim.until > clock.now()
    name = db.session.scalar(query.where(_is(kind, subject_id), *others))
    if name is not None:
        raise _held_by(name)


def settle(viewer: Viewer, kind: str, subject_id: int) -> None:
    """The same, and nobody holds it any longer: it was decided."""
    require_unclaimed(viewer, kind, subject_id)
    _forget(_is(kind, subject_id))


def _is(kind: str, subject_id: int) -> ColumnElement[bool]:
    return (QueueClaim.kind == kind) & (QueueClaim.subject_id == subject_id)


def _forget(where: ColumnElement[bool]) -> bool:
    gone = delete(QueueClaim).where(where).returning(QueueClaim.id)
    return db.session.scalar(gone, execution_options={"synchronize_session": False}) is not None


def _held_by(name: Any) -> Conflict:
    told = _(
        "%(name)s is hier nu mee bezig. Na een half uur komt het vanzelf weer vrij.", name=name
    )
    return Conflict(told, code="claimed")


def _is_old() -> ColumnElement[bool]:
    return QueueClaim.until < clock.now() - KEPT


OLD = removing("queue_claims", _("Wie iets oppakte om te beoordelen (1 dag)"), QueueClaim, _is_old)
