"""Reading fact sheets. What the viewer may not see is never fetched."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from sqlalchemy import Select, and_, func, or_, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import LARGEST_ID, Order, Page
from forum.core.questions import Question
from forum.factsheets.models import ArticleImport, FactSheet, SheetVersion, SourceLine
from forum.factsheets.policy import visible_to
from forum.factsheets.views import SheetLine, SheetView, VersionLine, claim, reference

AS_MADE = Order("sheets", (FactSheet.id,), descending=False)


def published_sheets(viewer: Viewer, *, limit: int | None = None) -> Sequence[SheetLine]:
    """Sheets that readers can read, by title."""
    query = _lines(viewer).where(FactSheet.published_number.is_not(None)).limit(limit)
    return [_show_line(row) for row in db.session.execute(query.order_by(SheetVersion.title))]


def draft_sheets(viewer: Viewer) -> Sequence[SheetLine]:
    """Sheets that were never published: for curators, for others there are none."""
    query = _lines(viewer).where(FactSheet.published_number.is_(None))
    return [_show_line(row) for row in db.session.execute(query.order_by(FactSheet.id))]


def page_of_sheets(
    viewer: Viewer, *, published: bool, after: str | None, limit: int
) -> Page[SheetLine]:
    """Some of the published sheets or of the drafts, in the order they were made."""
    number = FactSheet.published_number
    query = _lines(viewer).where(number.is_not(None) if published else number.is_(None))
    keyed = query.add_columns(FactSheet.id)
    return AS_MADE.take(keyed, after=after, show=lambda row: _show_line(row[:2]), limit=limit)


def sheets_of_import(viewer: Viewer, import_id: int) -> Sequence[SheetLine]:
    """Those it has now, and for an earlier version of an article those it had lines in."""
    had = select(SourceLine.sheet_id).where(SourceLine.import_id == import_id)
    mine = or_(FactSheet.import_id == import_id, FactSheet.id.in_(had))
    query = _lines(viewer).where(mine).order_by(FactSheet.id)
    return [_show_line(row) for row in db.session.execute(query)]


def is_slug_taken(slug: str) -> bool:
    """Whatever the state of the sheet that has it."""
    return db.session.scalar(select(FactSheet.id).where(FactSheet.slug == slug)) is not None


def count_published(viewer: Viewer) -> int:
    query = select(func.count(FactSheet.id)).where(
        visible_to(viewer), FactSheet.published_number.is_not(None)
    )
    return db.session.scalar(query) or 0


def get_sheet(viewer: Viewer, slug: str, *, number: int | None = None) -> SheetView:
    """The version readers see now, or an earlier one. Raises NotFound."""
    wanted = FactSheet.published_number if number is None else min(number, LARGEST_ID)
    query = (
        select(SheetVersion, FactSheet, ArticleImport.source_url)
        .join(FactSheet, FactSheet.id == SheetVersion.sheet_id)
        .outerjoin(ArticleImport, ArticleImport.id == FactSheet.import_id)
        .where(
            FactSheet.slug == slug,
            FactSheet.published_number.is_not(None),
            SheetVersion.number == wanted,
            visible_to(viewer),
        )
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise unknown()
    return _show_sheet(*row)


def versions(viewer: Viewer, slug: str) -> Sequence[VersionLine]:
    return ask_versions(viewer, slug).ask()


def ask_versions(viewer: Viewer, slug: str) -> Question[Sequence[VersionLine]]:
    """What was published when and why, latest first."""
    query = (
        select(SheetVersion.number, SheetVersion.published_at, SheetVersion.reason)
        .join(FactSheet, FactSheet.id == SheetVersion.sheet_id)
        .where(FactSheet.slug == slug, visible_to(viewer))
    )
    return Question(query, _latest_first)


def _latest_first(rows: Sequence[Any]) -> Sequence[VersionLine]:
    lines = [VersionLine(row.number, row.published_at, row.reason) for row in rows]
    return sorted(lines, key=lambda line: line.number, reverse=True)


def unknown() -> NotFound:
    return NotFound(_("Deze factsheet bestaat niet, of is nog niet gepubliceerd."))


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Every visible sheet with the version that readers see, if any."""
    return (
        select(FactSheet, SheetVersion)
        .outerjoin(
            SheetVersion,
            and_(
                SheetVersion.sheet_id == FactSheet.id,
                SheetVersion.number == FactSheet.published_number,
            ),
        )
        .where(visible_to(viewer))
    )


def _show_line(row: Any) -> SheetLine:
    sheet, version = row
    seen = version or sheet
    return SheetLine(
        slug=sheet.slug,
        title=seen.title,
        summary=seen.summary,
        origin=sheet.origin,
        status="published" if version else "draft",
        source_count=len(version.references) if version else 0,
        claim_count=len(version.claims) if version else 0,
        review_due=version and version.review_due,
        updated_at=sheet.updated_at,
    )


def _show_sheet(version: SheetVersion, sheet: FactSheet, source_url: str | None) -> SheetView:
    references = [reference(data) for data in version.references]
    return SheetView(
        slug=sheet.slug,
        title=version.title,
        summary=version.summary,
        html=Markup(version.html),  # noqa: S704  built from escaped text when it was published
        claims=[claim(data, references) for data in version.claims],
        references=references,
        version=version.number,
        published_at=version.published_at,
        review_due=version.review_due,
        origin=sheet.origin,
        source_url=source_url,
        call_now=version.call_now,
        medically_reviewed=version.medically_reviewed,
        is_current=version.number == sheet.published_number,
    )
