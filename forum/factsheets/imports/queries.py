"""Reading imports for curators: the lines of an article, its sheets, corrections and proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select, true

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.differences import Piece, differences, shortened
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import Order, Page
from forum.core.permission import require
from forum.factsheets.models import (
    ArticleImport,
    FactSheet,
    SourceLine,
)
from forum.factsheets.policy import may_curate

LINES_A_PAGE = 50
MOST_SHOWN = 100
BY_NUMBER = Order("source_lines", (SourceLine.number,), descending=False)

_DROPPED = and_(SourceLine.place == "dropped")
_PROPOSED = and_(_DROPPED, SourceLine.is_told.is_(False))
SHOWN: dict[str, ColumnElement[bool]] = {
    "all": true(),
    "check": and_(
        SourceLine.is_told.is_(False),
        or_(
            SourceLine.confidence != "sure",
            SourceLine.remark.is_not(None),
            SourceLine.place == "dropped",
        ),
    ),
    "dropped": _DROPPED,
    "told": SourceLine.is_told.is_(True),
}


@dataclass(frozen=True)
class ImportLine:
    """One of a list, counted where it lies: a whole report may be long."""

    id: int
    filename: str
    imported_at: datetime
    lines: int
    drafts: int
    dropped: int


@dataclass(frozen=True)
class ImportView:
    id: int
    filename: str
    imported_at: datetime
    report: dict[str, Any]
    source_url: str | None
    rights: str | None
    rights_by: str | None
    rights_at: datetime | None
    earlier_id: int | None
    newer_id: int | None
    newest_id: int | None  # of a version that is not the newest


@dataclass(frozen=True)
class LineView:
    number: int
    text: str
    kind: str
    place: str
    sheet: str | None
    reason: str | None
    confidence: str
    remark: str | None
    is_told: bool


def latest_imports(viewer: Viewer) -> Sequence[ImportLine]:
    require(may_curate(viewer))
    report = ArticleImport.report
    query = select(
        ArticleImport.id,
        ArticleImport.filename,
        ArticleImport.imported_at,
        report["lines"].as_integer(),
        report["drafts"].as_integer(),
        func.json_array_length(report["dropped"]),
    )
    latest = query.order_by(ArticleImport.id.desc()).limit(MOST_SHOWN)
    return [ImportLine(*row) for row in db.session.execute(latest)]


def get_import(viewer: Viewer, import_id: int) -> ImportView:
    require(may_curate(viewer))
    newer = select(ArticleImport.id).where(ArticleImport.earlier_id == import_id)
    newest = _newest_of(import_id)
    query = (
        select(ArticleImport, Member.username, newer.scalar_subquery(), newest)
        .outerjoin(Member, Member.id == ArticleImport.rights_by)
        .where(ArticleImport.id == import_id)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Deze import bestaat niet."))
    found, by, newer_id, newest_id = row
    names = ("id", "filename", "imported_at", "report", "source_url", "rights", "rights_at")
    facts = {name: getattr(found, name) for name in (*names, "earlier_id")}
    return ImportView(**facts, rights_by=by, newer_id=newer_id, newest_id=newest_id)


def _newest_of(import_id: int) -> ScalarSelect[int | None]:
    """The last version of its article; none of one that is itself the last."""
    newer = select(ArticleImport.id).where(ArticleImport.earlier_id == import_id)
    chain = newer.cte("newer", recursive=True)
    chain = chain.union_all(
        select(ArticleImport.id).join(chain, ArticleImport.earlier_id == chain.c.id)
    )
    return select(func.max(chain.c.id)).scalar_subquery()


def newest_imports(viewer: Viewer) -> Sequence[tuple[int, str]]:
    """Articles that a file may be a newer version of: the number and the name of the last one."""
    require(may_curate(viewer))
    newer = select(ArticleImport.earlier_id).where(ArticleImport.earlier_id.is_not(None))
    query = select(ArticleImport.id, ArticleImport.filename).where(ArticleImport.id.not_in(newer))
    rows = db.session.execute(query.order_by(ArticleImport.id.desc()).limit(MOST_SHOWN))
    return [(row.id, row.filename) for row in rows]


def page_of_lines(
    viewer: Viewer,
    import_id: int,
    *,
    show: str = "all",
    also: int | None = None,
    after: str | None = None,
    limit: int = LINES_A_PAGE,
) -> Page[LineView]:
    """Some of the lines in their order: all, or those to look at. One stays in sight whatever was
    told of it: `also`."""
    require(may_curate(viewer))
    query = (
        select(SourceLine, FactSheet.slug, SourceLine.number)
        .outerjoin(FactSheet, FactSheet.id == SourceLine.sheet_id)
        .where(SourceLine.import_id == import_id, or_(SHOWN[show], SourceLine.number == also))
    )
    return BY_NUMBER.take(query, after=after, limit=limit, show=_show_line)


def count_lines(viewer: Viewer, import_id: int) -> dict[str, int]:
    """How many there are of each list."""
    require(may_curate(viewer))
    counts = [func.coalesce(func.sum(case((which, 1), else_=0)), 0) for which in SHOWN.values()]
    row = db.session.execute(select(*counts).where(SourceLine.import_id == import_id)).one()
    return dict(zip(SHOWN, row, strict=True))


def changes(viewer: Viewer, found: ImportView) -> Sequence[Piece]:
    """Line by line what differs from the version before; nothing for the first."""
    if found.earlier_id is None:
        return []
    old, new = (_text_of(viewer, import_id) for import_id in (found.earlier_id, found.id))
    return shortened(differences(old, new))


def _text_of(viewer: Viewer, import_id: int) -> str:
    require(may_curate(viewer))
    query = select(SourceLine.raw).where(SourceLine.import_id == import_id)
    return "\n".join(db.session.scalars(query.order_by(SourceLine.number)))


def _show_line(row: Any) -> LineView:
    line, slug, _number = row
    return LineView(
        number=line.number,
        text=line.raw,
        kind=line.kind,
        place=line.place,
        sheet=slug,
        reason=line.reason,
        confidence=line.confidence,
        remark=line.remark,
        is_told=line.is_told,
    )
