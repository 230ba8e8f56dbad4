"""Claims of fact sheets as readers see them now, each by the number of its sheet and its key."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Select, func, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.models.published import PublishedClaim
from forum.factsheets.policy import is_read, visible_to
from forum.factsheets.rows import is_current
from forum.search.kinds import Found, Hit, Narrowing, Text
from forum.search.narrowed import when

KINDS: tuple[Found, ...] = (Found.CLAIM,)
KEYS = 100_000  # more than a sheet ever has claims
_NUMBER = (PublishedClaim.sheet_id * KEYS + PublishedClaim.key).label("number")


def texts(ids: Collection[int]) -> Iterator[Text]:
    """Of claims that stand in a published sheet. A myth is found as what is said of it is."""
    for row in db.session.execute(_claims(ids)):
        said = f"{row.text} {row.myth}"
        yield Text(Found.CLAIM, row.number, "", said, when(row.published_at))


def of_sheets(sheet_ids: Collection[int]) -> list[int]:
    """The numbers of the claims of these sheets, whatever became of them."""
    query = select(_NUMBER).where(PublishedClaim.sheet_id.in_(sheet_ids))
    return list(db.session.scalars(query))


def how_many() -> int:
    """Whatever became of them."""
    return db.session.scalar(select(func.count(PublishedClaim.key))) or 0


def ids_after(last: int, limit: int) -> list[int]:
    """The next claims by number, whatever became of them."""
    query = select(_NUMBER).where(last < _NUMBER).order_by(_NUMBER).limit(limit)
    return list(db.session.scalars(query))


def hits(viewer: Viewer, ids: Collection[int], narrowing: Narrowing) -> Mapping[int, Hit]:
    """Those of them that the viewer may read."""
    query = _claims(ids).where(visible_to(viewer))
    if narrowing.since:
        query = query.where(SheetVersion.published_at >= narrowing.since)
    if narrowing.until:
        query = query.where(SheetVersion.published_at < narrowing.until)
    return {row.number: _show(row) for row in db.session.execute(query)}


def _claims(ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    sheets = {number // KEYS for number in ids}
    return (
        select(
            _NUMBER,
            PublishedClaim.key,
            PublishedClaim.text,
            PublishedClaim.myth,
            FactSheet.slug,
            SheetVersion.title,
            SheetVersion.published_at,
        )
        .join(FactSheet, FactSheet.id == PublishedClaim.sheet_id)
        .join(SheetVersion, is_current())
        .where(PublishedClaim.sheet_id.in_(sheets), _NUMBER.in_(ids), is_read())
        .where(PublishedClaim.is_gone.is_(False))
    )


def _show(row: Any) -> Hit:
    return Hit(
        kind=Found.CLAIM,
        subject_id=row.number,
        title=row.title,
        said=row.text,
        place={"slug": row.slug, "key": row.key},
        at=row.published_at,
    )
