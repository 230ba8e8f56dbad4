"""Reading what an article still asks of its curators: text corrections, and proposals that wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import FactSheet, SheetProposal, SourceLine, TextCorrection
from forum.factsheets.policy import may_curate

MOST_SHOWN = 100


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


def corrections_of_import(viewer: Viewer, import_id: int) -> Sequence[CorrectionView]:
    """The open ones first; no more than anyone reads at once."""
    return _corrections(viewer, TextCorrection.import_id == import_id)


def corrections_of_sheet(viewer: Viewer, slug: str) -> Sequence[CorrectionView]:
    """The open ones of its lines."""
    here = and_(
        FactSheet.slug == slug,
        SourceLine.sheet_id == FactSheet.id,
        TextCorrection.import_id == FactSheet.import_id,
        TextCorrection.import_id == SourceLine.import_id,
        TextCorrection.line == SourceLine.number,
    )
    lines = select(TextCorrection.id).select_from(FactSheet, SourceLine, TextCorrection)
    return _corrections(
        viewer, and_(TextCorrection.id.in_(lines.where(here)), TextCorrection.status == "open")
    )


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


def states_of_sheets(viewer: Viewer, import_id: int) -> dict[str, str]:
    """By slug which sheets of an article wait for a curator (`waiting`), or left it (`gone`)."""
    require(may_curate(viewer))
    query = (
        select(FactSheet.slug, SheetProposal.is_gone, SheetProposal.waiting)
        .join(FactSheet, FactSheet.id == SheetProposal.sheet_id)
        .where(FactSheet.import_id == import_id)
    )
    rows = db.session.execute(query)
    return {slug: "gone" if gone else "waiting" for slug, gone, waits in rows if gone or waits}


def _corrections(viewer: Viewer, which: ColumnElement[bool]) -> Sequence[CorrectionView]:
    require(may_curate(viewer))
    is_decided = TextCorrection.status != "open"
    query = select(TextCorrection).where(which).limit(MOST_SHOWN)
    query = query.order_by(is_decided, TextCorrection.line, TextCorrection.place)
    return [_show_correction(found) for found in db.session.scalars(query)]


def _show_correction(c: TextCorrection) -> CorrectionView:
    return CorrectionView(c.id, c.line, c.found, c.suggestion, c.origin, c.status)
