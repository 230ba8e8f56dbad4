"""Reading what an article still asks of its curators: text corrections, and proposals that wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page, encode
from forum.core.permission import require
from forum.factsheets.models import FactSheet, SheetProposal, SourceLine, TextCorrection
from forum.factsheets.policy import may_curate

MOST_SHOWN = 100
BY_LINE = Order(
    "text_corrections",
    (TextCorrection.line, TextCorrection.place, TextCorrection.id),
    descending=False,
)
STATES: dict[str, ColumnElement[bool]] = {
    "all": true(),
    "open": TextCorrection.status == "open",
    "decided": TextCorrection.status != "open",
}


@dataclass(frozen=True)
class CorrectionView:
    id: int
    line: int
    found: str
    suggestion: str
    origin: str
    status: str


@dataclass(frozen=True)
class ProposalView:
    """What the article says of the parts that wait, beside what the draft says."""

    waiting: Sequence[str]
    title: str
    body: str
    claims: str
    is_gone: bool


def count_corrections(viewer: Viewer, import_id: int) -> dict[str, int]:
    """How many are open, and how many decided."""
    require(may_curate(viewer))
    is_open = TextCorrection.status == "open"
    query = select(is_open, func.count()).where(TextCorrection.import_id == import_id)
    found = {bool(row[0]): row[1] for row in db.session.execute(query.group_by(is_open))}
    return {"open": found.get(True, 0), "decided": found.get(False, 0)}


def page_of_corrections(
    viewer: Viewer,
    import_id: int,
    *,
    show: str = "all",
    also: int | None = None,
    after: str | None = None,
    limit: int = PAGE_SIZE,
) -> Page[CorrectionView]:
    """Some of them in the order of their lines: all, `open` or `decided`. One stays in sight
    whatever was decided of it: `also`."""
    require(may_curate(viewer))
    which = or_(STATES[show], TextCorrection.id == also)
    query = select(
        TextCorrection, TextCorrection.line, TextCorrection.place, TextCorrection.id
    ).where(TextCorrection.import_id == import_id, which)
    return BY_LINE.take(query, after=after, limit=limit, show=_shown)


def place_of(found: CorrectionView) -> str:
    """From where on the list shows it first."""
    return encode(BY_LINE.kind, [found.line, 0, 0])


def corrections_of_sheet(viewer: Viewer, slug: str) -> Sequence[CorrectionView]:
    """The open ones of its lines; no more than anyone reads at once."""
    require(may_curate(viewer))
    here = and_(
        FactSheet.slug == slug,
        SourceLine.sheet_id == FactSheet.id,
        TextCorrection.import_id == FactSheet.import_id,
        TextCorrection.import_id == SourceLine.import_id,
        TextCorrection.line == SourceLine.number,
    )
    lines = select(TextCorrection.id).select_from(FactSheet, SourceLine, TextCorrection)
    which = and_(TextCorrection.id.in_(lines.where(here)), STATES["open"])
    query = select(TextCorrection).where(which).order_by(*BY_LINE.columns).limit(MOST_SHOWN)
    return [_show_correction(found) for found in db.session.scalars(query)]


def get_correction(viewer: Viewer, correction_id: int) -> CorrectionView:
    require(may_curate(viewer))
    found = db.session.get(TextCorrection, correction_id)
    if found is None:
        raise NotFound(_("Deze tekstcorrectie bestaat niet."))
    return _show_correction(found)


def find_proposal(viewer: Viewer, slug: str) -> ProposalView | None:
    """What waits beside a draft, or that its heading left the article."""
    require(may_curate(viewer))
    query = (
        select(SheetProposal)
        .join(FactSheet, FactSheet.id == SheetProposal.sheet_id)
        .where(FactSheet.slug == slug)
    )
    row = db.session.execute(query).one_or_none()
    if row is None or not (row[0].waiting or row[0].is_gone):
        return None
    found = row[0]
    texts = (found.next_title, found.next_body, found.next_claims)
    return ProposalView(found.waiting.split(), *texts, found.is_gone)


def _shown(row: Any) -> CorrectionView:
    return _show_correction(row[0])


def _show_correction(c: TextCorrection) -> CorrectionView:
    return CorrectionView(c.id, c.line, c.found, c.suggestion, c.origin, c.status)
