"""Fact sheets as readers see them now."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.policy import is_read, visible_to
from forum.factsheets.rows import is_current
from forum.search.kinds import Found, Hit, Narrowing, Text
from forum.search.narrowed import when
from forum.search.plain import plain

KINDS: tuple[Found, ...] = (Found.SHEET,)


def texts(ids: Collection[int]) -> Iterator[Text]:
    """Of sheets that are published."""
    query = (
        select(
            FactSheet.id,
            SheetVersion.title,
            SheetVersion.summary,
            SheetVersion.html,
            SheetVersion.published_at,
        )
        .join(SheetVersion, is_current())
        .where(FactSheet.id.in_(ids), is_read())
    )
    for row in db.session.execute(query):
        said = f"{row.summary} {plain(row.html)}"
        yield Text(Found.SHEET, row.id, row.title, said, when(row.published_at))


def how_many() -> int:
    """Whatever became of them."""
    return db.session.scalar(select(func.count(FactSheet.id))) or 0


def ids_after(last: int, limit: int) -> list[int]:
    """The next sheets by number, whatever became of them."""
    query = select(FactSheet.id).where(FactSheet.id > last).order_by(FactSheet.id).limit(limit)
    return list(db.session.scalars(query))


def hits(viewer: Viewer, ids: Collection[int], narrowing: Narrowing) -> Mapping[int, Hit]:
    """Those of them that the viewer may read. They stand in no category and have no author."""
    query = (
        select(
            FactSheet.id,
            FactSheet.slug,
            SheetVersion.title,
            SheetVersion.summary,
            SheetVersion.html,
            SheetVersion.published_at,
        )
        .join(SheetVersion, is_current())
        .where(FactSheet.id.in_(ids), visible_to(viewer), is_read())
    )
    if narrowing.since:
        query = query.where(SheetVersion.published_at >= narrowing.since)
    if narrowing.until:
        query = query.where(SheetVersion.published_at < narrowing.until)
    return {row.id: _show(row) for row in db.session.execute(query)}


def _show(row: Any) -> Hit:
    return Hit(
        kind=Found.SHEET,
        subject_id=row.id,
        title=row.title,
        said=row.summary,
        html=row.html,
        place={"slug": row.slug},
        summary=row.summary,
        at=row.published_at,
    )
