"""Reading what became of references, and which are to be looked up again."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import and_, exists, or_, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.questions import Question
from forum.factsheets.models import (
    FactSheet,
    PublishedSource,
    Reference,
    ReferenceFinding,
    ReferenceKey,
    SheetReference,
)
from forum.factsheets.policy import is_read, sees_notes, visible_to
from forum.factsheets.references.findings import Origin
from forum.factsheets.references.views import FoundReference, StatusView
from forum.factsheets.statuses import SourceStatus
from forum.factsheets.views import SheetView

AGAIN_AFTER = timedelta(days=7)  # a reference that was checked is left alone for so long


class Due(NamedTuple):
    id: int
    doi: str
    before: str  # what the origin said last time


STATUS = (
    Reference.status,
    Reference.status_origin.label("origin"),
    Reference.checked_at,
    Reference.noticed_on,
    Reference.notice_doi,
    Reference.status_reason.label("reason"),
)


def ask_statuses(viewer: Viewer, sheet: SheetView) -> Question[dict[int, StatusView]]:
    """By number what is known today of the sources of this version, whichever it is: its numbers
    may stand for others by now. One that does not say which they are is taken for the one that
    readers see."""
    ids = sheet.source_ids
    if ids:
        query = select(Reference.id.label("at"), *STATUS).where(Reference.id.in_(ids.values()))
        query = query.join(FactSheet, FactSheet.slug == sheet.slug)
    else:
        ids = {source.number: source.number for source in sheet.references}
        query = select(PublishedSource.number.label("at"), *STATUS)
        query = query.join(Reference, Reference.id == PublishedSource.reference_id)
        query = query.join(FactSheet, FactSheet.id == PublishedSource.sheet_id)
    query = query.where(FactSheet.slug == sheet.slug, visible_to(viewer))
    return Question(query, lambda rows: _by_number(rows, ids))


def ask_draft_statuses(viewer: Viewer, sheet_id: int) -> Question[dict[int, StatusView]] | None:
    """Of all that a draft can cite, for who may read what waits for a look; for others no
    question."""
    if not sees_notes(viewer):
        return None
    query = select(SheetReference.number.label("at"), *STATUS)
    query = query.join(Reference, Reference.id == SheetReference.reference_id)
    query = query.where(SheetReference.sheet_id == sheet_id)
    return Question(query, lambda rows: {row.at: show_status(row) for row in rows})


def _by_number(rows: Sequence[Any], ids: Mapping[int, int]) -> dict[int, StatusView]:
    found = {row.at: show_status(row) for row in rows}
    return {number: found[at] for number, at in ids.items() if at in found}


def find_by_doi(viewer: Viewer, dois: Collection[str]) -> Sequence[FoundReference]:
    """Of these DOIs, as they are compared, those that published sheets rest on."""
    keys = [f"doi:{doi}" for doi in dois]
    is_cited = exists().where(
        PublishedSource.reference_id == Reference.id,
        PublishedSource.sheet_id == FactSheet.id,
        is_read(),
        visible_to(viewer),
    )
    query = (
        select(ReferenceKey.key, Reference.status, Reference.checked_at)
        .join(Reference, Reference.id == ReferenceKey.reference_id)
        .where(ReferenceKey.key.in_(keys), is_cited)
        .order_by(ReferenceKey.key)
    )
    return [
        FoundReference(row.key.removeprefix("doi:"), row.status, row.checked_at)
        for row in db.session.execute(query)
    ]


def due_at(origin: Origin, *, limit: int) -> Sequence[Due]:
    """References with a DOI that were not looked up there for long, the longest ago first."""
    last = and_(
        ReferenceFinding.reference_id == Reference.id, ReferenceFinding.origin == origin.value
    )
    tried = ReferenceFinding.tried_at
    query = (
        select(Reference.id, Reference.doi, ReferenceFinding.status)
        .outerjoin(ReferenceFinding, last)
        .where(
            Reference.doi.is_not(None),
            or_(tried.is_(None), tried < clock.now() - AGAIN_AFTER),
        )
        .order_by(tried.is_not(None), tried, Reference.id)
        .limit(limit)
    )
    return [
        Due(reference_id, doi or "", before or SourceStatus.UNKNOWN)
        for reference_id, doi, before in db.session.execute(query)
    ]


def show_status(row: Any) -> StatusView:
    """Of a row with the columns of STATUS."""
    return StatusView(
        status=row.status,
        origin=row.origin,
        checked_at=row.checked_at,
        noticed_on=row.noticed_on,
        notice_doi=row.notice_doi,
        reason=row.reason,
    )
