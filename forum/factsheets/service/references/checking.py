"""What an origin found out about references: kept, weighed, and shown on the sheets they carry."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import (
    FactSheet,
    PublishedSource,
    Reference,
    ReferenceChange,
    ReferenceFinding,
    SheetReference,
)
from forum.factsheets.policy import may_curate
from forum.factsheets.references.findings import Finding, Notice, Origin, decide
from forum.factsheets.service.references.gathering import take_turns
from forum.factsheets.service.references.telling import tell_curators
from forum.factsheets.service.shown import weigh_sources
from forum.factsheets.statuses import SourceStatus, is_worse


def set_status(viewer: Viewer, reference_id: int, *, status: str, reason: str) -> None:
    """What a moderator found out. `unknown` takes it back, and leaves it to the other origins.

    Raises NotFound.
    """
    require(may_curate(viewer))
    if db.session.get(Reference, reference_id) is None:
        raise NotFound(_("Deze bron bestaat niet."))
    notice = Notice(SourceStatus(status), reason=reason)
    note_findings(Origin.MODERATOR, {reference_id: notice}, by_id=viewer.id)
    tell_curators()


def note_findings(
    origin: Origin, found: Mapping[int, Notice], *, by_id: int | None = None
) -> Sequence[ReferenceChange]:
    """By reference what the origin says now. Returns the references that changed by it.

    No article is read meanwhile, for that touches references before sheets. Here the sheets are
    held first and then the references, each in the order of their ids: so no two wait for each
    other, and none is published in between.
    """
    take_turns()
    _hold_sheets(found)
    references = _hold(found)
    earlier = _findings(found)
    changes = []
    for reference in references:
        known = earlier.setdefault(reference.id, {})
        _note(reference.id, known, origin, found[reference.id])
        changes += _weigh(reference, known, by_id=by_id)
    db.session.flush()
    weigh_sources(_showing({change.reference_id for change in changes}))
    return changes


def note_attempts(origin: Origin, reference_ids: Collection[int]) -> None:
    """The origin was asked and gave no answer that can be used: others come first next time."""
    now, known = clock.now(), _findings(reference_ids)
    for reference_id in reference_ids:
        row = known.get(reference_id, {}).get(origin)
        if row is None:
            facts = {"reference_id": reference_id, "status": SourceStatus.UNKNOWN.value}
            row = ReferenceFinding(origin=origin.value, changed_at=now, **facts)
            db.session.add(row)
        row.tried_at = now
    db.session.flush()


def _hold_sheets(ids: Collection[int]) -> None:
    """Those that show one of these, and those of which the draft could be published with it."""
    drafts = select(SheetReference.sheet_id).where(SheetReference.reference_id.in_(ids))
    sheets = select(FactSheet.id).where(
        FactSheet.id.in_({*_showing(ids), *db.session.scalars(drafts)})
    )
    db.session.execute(sheets.order_by(FactSheet.id).with_for_update()).all()


def _showing(ids: Collection[int]) -> set[int]:
    query = select(PublishedSource.sheet_id).where(PublishedSource.reference_id.in_(ids))
    return set(db.session.scalars(query))


def _hold(ids: Collection[int]) -> Sequence[Reference]:
    query = select(Reference).where(Reference.id.in_(ids)).order_by(Reference.id)
    held = query.with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(held).all()


Known = dict[str, ReferenceFinding]


def _findings(ids: Collection[int]) -> dict[int, Known]:
    """By reference and origin."""
    found: dict[int, Known] = {}
    query = select(ReferenceFinding).where(ReferenceFinding.reference_id.in_(ids))
    for row in db.session.scalars(query.execution_options(populate_existing=True)):
        found.setdefault(row.reference_id, {})[row.origin] = row
    return found


def _note(reference_id: int, known: Known, origin: Origin, notice: Notice) -> None:
    now = clock.now()
    if origin == Origin.MODERATOR and notice.status == SourceStatus.UNKNOWN:
        known.pop(origin, None)
        gone = ReferenceFinding.reference_id == reference_id, ReferenceFinding.origin == origin
        db.session.execute(delete(ReferenceFinding).where(*gone))
        return
    row = known.get(origin)
    if row is None:
        row = known[origin] = ReferenceFinding(reference_id=reference_id, origin=origin.value)
        db.session.add(row)
    if row.status != notice.status or origin == Origin.MODERATOR:
        row.changed_at = now
    row.status, row.checked_at, row.tried_at = notice.status.value, now, now
    row.noticed_on, row.notice_doi = notice.noticed_on, notice.notice_doi
    row.reason = notice.reason


def _weigh(reference: Reference, known: Known, *, by_id: int | None) -> list[ReferenceChange]:
    """What counts now; and that it changed, if it did."""
    counts = decide(_finding(row) for row in known.values())
    before = reference.status
    _show(reference, counts)
    if reference.status == before:
        return []
    origin = Origin.MODERATOR if by_id else counts.origin if counts else Origin.MODERATOR
    change = ReferenceChange(
        reference_id=reference.id,
        before=before,
        after=reference.status,
        origin=origin.value,
        noticed_on=reference.noticed_on,
        notice_doi=reference.notice_doi,
        reason=reference.status_reason,
        found_at=clock.now(),
        is_news=is_worse(reference.status, before),
        by_id=by_id,
    )
    db.session.add(change)
    return [change]


def _finding(row: ReferenceFinding) -> Finding:
    notice = Notice(SourceStatus(row.status), row.noticed_on, row.notice_doi, row.reason)
    return Finding(Origin(row.origin), notice, row.checked_at, row.changed_at)


def _show(reference: Reference, counts: Finding | None) -> None:
    notice = counts.notice if counts else Notice(SourceStatus.UNKNOWN)
    reference.status = notice.status.value
    reference.status_origin = counts.origin.value if counts else None
    reference.checked_at = counts.checked_at if counts else None
    reference.noticed_on, reference.notice_doi = notice.noticed_on, notice.notice_doi
    reference.status_reason = notice.reason
