"""References as curators keep them: what is known, who cites them, and what changed when."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import Order, Page
from forum.core.permission import require
from forum.factsheets.models import (
    FactSheet,
    PublishedSource,
    Reference,
    ReferenceChange,
    SheetVersion,
)
from forum.factsheets.policy import may_curate
from forum.factsheets.references.findings import ORIGIN_NAMES
from forum.factsheets.references.queries import STATUS, show_status
from forum.factsheets.references.views import ChangeView, CitingSheet, NewsLine, ReferenceLine
from forum.factsheets.rows import is_current
from forum.factsheets.statuses import NAMES, TROUBLED

LATEST_FIRST = Order("references", (Reference.id,))
LINE = (
    Reference.id,
    Reference.title,
    Reference.journal,
    Reference.year,
    Reference.doi,
    Reference.pmid,
    *STATUS,
)


def references(
    viewer: Viewer, *, status: str = "", after: str | None = None, limit: int = 20
) -> Page[ReferenceLine]:
    """For curators, the latest first; with a status only those."""
    require(may_curate(viewer))
    query = select(*LINE).where(*([Reference.status == status] if status else []))
    page = LATEST_FIRST.take(query, after=after, limit=limit, show=lambda row: row)
    return Page(_lines(page.items), page.next)


def get_reference(viewer: Viewer, reference_id: int) -> ReferenceLine:
    """Raises NotFound, Refused for others."""
    require(may_curate(viewer))
    found = db.session.execute(select(*LINE).where(Reference.id == reference_id)).all()
    if not found:
        raise NotFound(_("Deze bron bestaat niet."))
    return _lines(found)[0]


def news(change_ids: Collection[int]) -> Sequence[NewsLine]:
    """What these changes come to today, for a letter to who curates: those that were put right
    meanwhile are no news any more."""
    query = (
        select(*LINE)
        .where(
            Reference.id.in_(
                select(ReferenceChange.reference_id).where(ReferenceChange.id.in_(change_ids))
            ),
            Reference.status.in_(TROUBLED),
        )
        .order_by(Reference.id)
    )
    rows = db.session.execute(query).all()
    sheets = _sheets([row.id for row in rows])
    return [NewsLine(row.title, show_status(row), sheets.get(row.id, [])) for row in rows]


def _lines(rows: Sequence[Any]) -> list[ReferenceLine]:
    ids = [row.id for row in rows]
    sheets, changes = _sheets(ids), _changes(ids)
    return [
        ReferenceLine(
            id=row.id,
            title=row.title,
            journal=row.journal,
            year=row.year,
            doi=row.doi,
            pmid=row.pmid,
            now=show_status(row),
            sheets=sheets.get(row.id, []),
            changes=changes.get(row.id, []),
        )
        for row in rows
    ]


def _sheets(ids: Collection[int]) -> dict[int, list[CitingSheet]]:
    """By reference the published sheets that rest on it."""
    query = (
        select(PublishedSource.reference_id, FactSheet.slug, SheetVersion.title, FactSheet.id)
        .join(FactSheet, FactSheet.id == PublishedSource.sheet_id)
        .join(SheetVersion, is_current())
        .where(PublishedSource.reference_id.in_(ids))
        .order_by(SheetVersion.title, FactSheet.id)
        .distinct()
    )
    found: dict[int, list[CitingSheet]] = {}
    for reference_id, slug, title, _id in db.session.execute(query):
        found.setdefault(reference_id, []).append(CitingSheet(slug, title))
    return found


def _changes(ids: Collection[int]) -> dict[int, list[ChangeView]]:
    """By reference, the latest first."""
    query = select(ReferenceChange).where(ReferenceChange.reference_id.in_(ids))
    found: dict[int, list[ChangeView]] = {}
    for change in db.session.scalars(query.order_by(ReferenceChange.id.desc())):
        found.setdefault(change.reference_id, []).append(_show_change(change))
    return found


def _show_change(change: ReferenceChange) -> ChangeView:
    return ChangeView(
        before=change.before,
        after=change.after,
        origin=change.origin,
        before_label=NAMES[change.before],
        after_label=NAMES[change.after],
        origin_label=ORIGIN_NAMES[change.origin],
        reason=change.reason,
        found_at=change.found_at,
    )
