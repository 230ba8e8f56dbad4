"""A member's copies of everything: in what state they are, and reading one out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select

from forum.accounts.policy import may_change_account, may_see_account
from forum.accounts.viewer import Viewer
from forum.core import clock, vault
from forum.core.db import db, let_go
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.leaving.models import Export, ExportPart

KEPT = timedelta(hours=24)  # how long one that is ready can be fetched
FILENAME = "ruggespraak.zip"


class Status(StrEnum):
    ASKED = "asked"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


BUSY = (Status.ASKED, Status.MAKING)


@dataclass(frozen=True)
class ExportView:
    """How far it is. `done` and `total` count posts; `expires_at` is of one that is ready."""

    id: int
    status: Status
    done: int
    total: int
    asked_at: datetime
    expires_at: datetime | None

    @property
    def is_busy(self) -> bool:
        return self.status in BUSY

    @property
    def is_ready(self) -> bool:
        return self.status == Status.READY


def get_export(viewer: Viewer, export_id: int) -> ExportView:
    """Raises NotFound for one that is not the viewer's own."""
    require(may_see_account(viewer))
    found = db.session.scalar(_own(viewer).where(Export.id == export_id))
    if found is None:
        raise NotFound(_("Deze kopie van je gegevens bestaat niet."))
    return show(found)


def latest_export(viewer: Viewer) -> ExportView | None:
    require(may_see_account(viewer))
    found = db.session.scalar(_own(viewer).order_by(Export.id.desc()).limit(1))
    return None if found is None else show(found)


def owner_of_ready(export_id: int) -> int | None:
    """Whose it is, while there is still something to fetch."""
    found = db.session.get(Export, export_id)
    return found.member_id if found and show(found).is_ready else None


def file_of(viewer: Viewer, export_id: int) -> Iterator[bytes]:
    """The ZIP in pieces, with nothing held open between two of them.

    Raises NotFound for what is not ready, or no longer there.
    """
    # All that is kept, under every name: more than a key for reading is given for.
    require(may_change_account(viewer))
    export = get_export(viewer, export_id)
    if export.status == Status.EXPIRED:
        raise NotFound(
            _("Deze kopie is verlopen: je kon hem 24 uur ophalen. Vraag een nieuwe aan."),
            code="export_expired",
        )
    if not export.is_ready:
        raise NotFound(_("Deze kopie van je gegevens is nog niet klaar."), code="export_not_ready")
    parts = select(func.count(ExportPart.id)).where(ExportPart.export_id == export.id)
    return _pieces(export.id, db.session.scalar(parts) or 0)


def show(export: Export) -> ExportView:
    """As it is at this moment: what is over its time has expired, tidied away or not."""
    expires_at = export.ready_at and export.ready_at + KEPT
    status = Status(export.status)
    if status == Status.READY and expires_at and expires_at <= clock.now():
        status = Status.EXPIRED
    return ExportView(
        id=export.id,
        status=status,
        done=export.done,
        total=export.total,
        asked_at=export.asked_at,
        expires_at=expires_at,
    )


def _own(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return select(Export).where(Export.member_id == viewer.id)


def _pieces(export_id: int, count: int) -> Iterator[bytes]:
    """One that is tidied away meanwhile breaks the download off: half must not pass for whole."""
    for number in range(1, count + 1):
        query = select(ExportPart.content).where(
            ExportPart.export_id == export_id, ExportPart.number == number
        )
        sealed = db.session.scalars(query).one()
        let_go()
        yield vault.unseal(sealed)
