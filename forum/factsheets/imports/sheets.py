"""Reading the sheets of an article, with what became of each since it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.factsheets.imports.proposals import PARTS, SOURCES
from forum.factsheets.imports.queries import ImportView
from forum.factsheets.models import (
    ArticleImport,
    FactSheet,
    SheetProposal,
    SheetStep,
    SheetVersion,
    SourceLine,
)
from forum.factsheets.policy import may_curate
from forum.factsheets.rows import is_current, state
from forum.factsheets.states import Step

BY_ID = Order("article_sheets", (FactSheet.id,), descending=False)


@dataclass(frozen=True)
class ReadSheet:
    """What of it `followed` the article since this version was read, and what is `waiting`."""

    slug: str
    title: str
    status: str
    followed: Sequence[str]
    followed_at: datetime | None
    waiting: Sequence[str]
    is_gone: bool


def count_sheets(viewer: Viewer, found: ImportView) -> int:
    require(may_curate(viewer))
    return db.session.scalar(select(func.count(FactSheet.id)).where(_of(found.id))) or 0


def page_of_sheets(
    viewer: Viewer, found: ImportView, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[ReadSheet]:
    """Those it has now, and for an earlier version of an article those it had lines in."""
    require(may_curate(viewer))
    columns = (FactSheet, SheetVersion.review_due, SheetProposal.waiting, SheetProposal.is_gone)
    query = (
        select(*columns, FactSheet.id)
        .outerjoin(SheetVersion, is_current())
        .outerjoin(SheetProposal, SheetProposal.sheet_id == FactSheet.id)
        .where(_of(found.id))
    )
    page = BY_ID.take(query, after=after, limit=limit, show=_row)
    followed = _followed(found, [row.id for row in page.items])
    return Page([_show(row, followed.get(row.id, [])) for row in page.items], page.next)


def _of(import_id: int) -> ColumnElement[bool]:
    had = select(SourceLine.sheet_id).where(SourceLine.import_id == import_id)
    return or_(FactSheet.import_id == import_id, FactSheet.id.in_(had))


def _followed(found: ImportView, sheet_ids: Sequence[int]) -> dict[int, list[Any]]:
    """By sheet the steps in which its article changed it, while this version was the newest."""
    newer = select(ArticleImport.imported_at).where(ArticleImport.earlier_id == found.id)
    until = newer.scalar_subquery()
    query = (
        select(SheetStep.sheet_id, SheetStep.reason, SheetStep.at)
        .where(SheetStep.sheet_id.in_(sheet_ids), SheetStep.kind == Step.FOLLOWED)
        .where(SheetStep.at >= found.imported_at, or_(until.is_(None), SheetStep.at < until))
    )
    steps: dict[int, list[Any]] = {}
    for row in db.session.execute(query.order_by(SheetStep.id)):
        steps.setdefault(row.sheet_id, []).append(row)
    return steps


def _row(row: Any) -> Any:
    return row


def _show(row: Any, steps: Sequence[Any]) -> ReadSheet:
    return ReadSheet(
        slug=row.FactSheet.slug,
        title=row.FactSheet.title,
        status=state(row.FactSheet, row.review_due),
        followed=_parts(step.reason for step in steps),
        followed_at=steps[-1].at if steps else None,
        waiting=(row.waiting or "").split(),
        is_gone=bool(row.is_gone),
    )


def _parts(told: Iterable[str]) -> Sequence[str]:
    """Each once, in the order in which a sheet has them."""
    named = set(" ".join(told).split())
    return [part for part in (*PARTS, SOURCES) if part in named]
