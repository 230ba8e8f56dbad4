"""Reading fact sheets. What the viewer may not see is never fetched."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, not_, or_, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import ForumError, NotFound
from forum.core.i18n import _, day
from forum.core.paging import LARGEST_ID, Order, Page
from forum.core.questions import Question
from forum.factsheets.models import ArticleImport, FactSheet, SheetVersion, SourceLine
from forum.factsheets.policy import is_read, sees_notes, visible_to
from forum.factsheets.rows import (
    is_current,
    is_signed,
    latest_first,
    show_draft_line,
    show_line,
    show_sheet,
    signed_count,
    stands,
)
from forum.factsheets.states import Stage, State
from forum.factsheets.statuses import TROUBLED
from forum.factsheets.views import SheetLine, SheetView, VersionLine

LOOK_AHEAD = timedelta(days=30)
AS_MADE = Order("sheets", (FactSheet.id,), descending=False)


def published_sheets(viewer: Viewer, *, limit: int | None = None) -> Sequence[SheetLine]:
    """Sheets that readers can read, by title."""
    query = _lines(viewer).where(is_read()).limit(limit)
    return [show_line(row) for row in db.session.execute(query.order_by(SheetVersion.title))]


def latest_sheets(
    viewer: Viewer, *, limit: int, between: tuple[datetime, datetime] | None = None
) -> Sequence[SheetLine]:
    """The same, the latest first: of all time, or after one moment until another."""
    at = SheetVersion.published_at
    when = () if between is None else (at > between[0], at <= between[1])
    latest = _lines(viewer).where(is_read(), *when).order_by(at.desc(), FactSheet.id.desc())
    return [show_line(row) for row in db.session.execute(latest.limit(limit))]


def draft_sheets(viewer: Viewer) -> Sequence[SheetLine]:
    """Sheets that were never published: for curators, for others there are none."""
    query = _lines(viewer).where(not_(is_read()))
    return [show_line(row) for row in db.session.execute(query.order_by(FactSheet.id))]


def due_sheets(viewer: Viewer) -> Sequence[SheetLine]:
    """Published sheets that are to be looked at again by now or within a month, and those of which
    a source changed: what has waited longest first."""
    return [show_line(row) for row in db.session.execute(_due(viewer))]


def own_due_sheets(viewer: Viewer, *, limit: int) -> Sequence[SheetLine]:
    """The same of those that the viewer keeps."""
    query = _due(viewer).where(FactSheet.owner_id == viewer.id).limit(limit)
    return [show_line(row) for row in db.session.execute(query)]


def sheets_in_review(viewer: Viewer) -> Sequence[SheetLine]:
    """Drafts that experts are asked to read, for them and for curators; for others there are
    none."""
    if not sees_notes(viewer):
        return []
    query = _all_lines().where(FactSheet.stage == Stage.IN_REVIEW).order_by(FactSheet.updated_at)
    return [show_draft_line(row) for row in db.session.execute(query)]


def page_of_sheets(
    viewer: Viewer, *, status: str, after: str | None, limit: int
) -> Page[SheetLine]:
    """Some of the sheets that stand so, in the order they were made."""
    is_asked = status == State.IN_REVIEW and sees_notes(viewer)
    lines = _all_lines() if is_asked else _lines(viewer)
    query = lines.where(stands(status)).add_columns(FactSheet.id)
    show = show_draft_line if is_asked else show_line
    return AS_MADE.take(query, after=after, show=show, limit=limit)


def sheets_of_import(viewer: Viewer, import_id: int) -> Sequence[SheetLine]:
    """Those it has now, and for an earlier version of an article those it had lines in."""
    had = select(SourceLine.sheet_id).where(SourceLine.import_id == import_id)
    mine = or_(FactSheet.import_id == import_id, FactSheet.id.in_(had))
    query = _lines(viewer).where(mine).order_by(FactSheet.id)
    return [show_line(row) for row in db.session.execute(query)]


def find_id(viewer: Viewer, slug: str) -> int | None:
    """Of a sheet that exists for the viewer, whether readers see it now or not."""
    query = select(FactSheet.id).where(FactSheet.slug == slug, visible_to(viewer))
    return db.session.scalar(query)


def find_slug(sheet_id: int, *, withdrawn: bool = False) -> str | None:
    """Of a sheet that everybody reads, or of one that they find withdrawn, whoever asks."""
    taken = and_(not_(is_read()), FactSheet.withdrawn_at.is_not(None))
    which = taken if withdrawn else is_read()
    return db.session.scalar(select(FactSheet.slug).where(FactSheet.id == sheet_id, which))


def is_slug_taken(slug: str) -> bool:
    """Whatever the state of the sheet that has it."""
    return db.session.scalar(select(FactSheet.id).where(FactSheet.slug == slug)) is not None


def count_published(viewer: Viewer) -> int:
    query = select(func.count(FactSheet.id)).where(visible_to(viewer), is_read())
    return db.session.scalar(query) or 0


def get_sheet(viewer: Viewer, slug: str, *, number: int | None = None) -> SheetView:
    """The version readers see now, or an earlier one. Raises NotFound."""
    wanted = FactSheet.published_number if number is None else min(number, LARGEST_ID)
    query = (
        select(SheetVersion, FactSheet, ArticleImport.source_url, is_signed().label("is_signed"))
        .join(FactSheet, FactSheet.id == SheetVersion.sheet_id)
        .outerjoin(ArticleImport, ArticleImport.id == FactSheet.import_id)
        .where(
            FactSheet.slug == slug,
            is_read(),
            SheetVersion.number == wanted,
            visible_to(viewer),
        )
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise _gone(slug) or unknown()
    return show_sheet(*row)


def _gone(slug: str) -> ForumError | None:
    """What took the place of a sheet that readers knew."""
    taken = FactSheet.slug == slug, FactSheet.withdrawn_at.is_not(None)
    columns = SheetVersion.title, FactSheet.withdrawn_at, FactSheet.withdrawn_reason
    query = select(*columns).join(SheetVersion, SheetVersion.sheet_id == FactSheet.id).where(*taken)
    row = db.session.execute(query.order_by(SheetVersion.number.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    told = _(
        "De factsheet ‘%(title)s’ is ingetrokken op %(date)s. De reden: %(reason)s",
        title=row.title,
        date=day(row.withdrawn_at),
        reason=row.withdrawn_reason,
    )
    return ForumError(told, status=410)


def versions(viewer: Viewer, slug: str) -> Sequence[VersionLine]:
    return ask_versions(viewer, slug).ask()


def ask_versions(viewer: Viewer, slug: str) -> Question[Sequence[VersionLine]]:
    """What was published when and why, latest first."""
    query = (
        select(
            SheetVersion.number,
            SheetVersion.published_at,
            SheetVersion.reason,
            SheetVersion.restored_from,
            signed_count().label("signed"),
        )
        .join(FactSheet, FactSheet.id == SheetVersion.sheet_id)
        .where(FactSheet.slug == slug, visible_to(viewer))
    )
    return Question(query, latest_first)


def unknown() -> NotFound:
    return NotFound(_("Deze factsheet bestaat niet, of is nog niet gepubliceerd."))


def _due(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    soon = clock.now() + LOOK_AHEAD
    is_due = or_(SheetVersion.review_due < soon, FactSheet.source_status.in_(TROUBLED))
    query = _lines(viewer).where(is_read(), is_due)
    return query.order_by(SheetVersion.review_due, FactSheet.id)


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Every visible sheet with the version that readers see, if any, and who keeps it."""
    return _all_lines().where(visible_to(viewer))


def _all_lines() -> Select[*tuple[Any, ...]]:
    return (
        select(FactSheet, SheetVersion, Member.username)
        .outerjoin(SheetVersion, is_current())
        .outerjoin(Member, Member.id == FactSheet.owner_id)
    )
