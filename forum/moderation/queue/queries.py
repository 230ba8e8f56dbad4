"""Reading the queue. What waits is asked of all kinds at once, of each no more than fits a page,
and put in order here: by then a target is known to the working day."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, select, union_all

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Page, encode
from forum.core.permission import require
from forum.moderation.claims.models import QueueClaim
from forum.moderation.queue.cursors import CURSOR, Place, past, place_of, read_place
from forum.moderation.queue.models import QueueNote
from forum.moderation.queue.sources import BY_KIND, SOURCES, Source, read_name
from forum.moderation.queue.targets import target
from forum.moderation.queue.views import Item
from forum.threads.models import Thread
from forum.threads.policy import visible_to

_holder = alias(Member)


def items(
    viewer: Viewer, *, kind: str | None = None, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[Item]:
    """The most urgent first, then what should be looked at soonest. For moderators. Raises Invalid
    for a cursor of another list."""
    require(may_moderate(viewer))
    place = read_place(after) if after else None
    parts = [_first(source, place, limit + 1) for source in _of_kind(kind)]
    rows = sorted(db.session.execute(_shown(viewer, union_all(*parts))), key=place_of)
    more = len(rows) > limit
    return Page(
        [_show(viewer, row) for row in rows[:limit]],
        encode(CURSOR, place_of(rows[limit - 1]).keys) if more else None,
    )


def counts(viewer: Viewer) -> Mapping[str, int]:
    """How many wait, by kind, in one query. For moderators."""
    require(may_moderate(viewer))
    found = db.session.execute(union_all(*map(_counted, SOURCES)))
    return {kind: n for kind, n in found}  # noqa: C416


def get_item(viewer: Viewer, name: str) -> Item:
    """Raises NotFound for what does not wait, or not any more. For moderators."""
    require(may_moderate(viewer))
    source, subject_id = read_name(name)
    part = source.waiting().subquery()
    query = _shown(viewer, select(part).where(part.c.subject_id == subject_id))
    row = db.session.execute(query).first()
    if row is None:
        raise NotFound(_("Dit wacht niet meer op een moderator."))
    return _show(viewer, row)


def is_about(viewer: Viewer, item: Item) -> bool:
    """Whether it is about the viewer."""
    theirs = BY_KIND[item.kind].of_member(viewer.member_id).subquery()
    query = select(theirs).where(theirs.c[0] == item.subject_id).limit(1)
    return db.session.execute(query).first() is not None


def _of_kind(kind: str | None) -> Sequence[Source]:
    return [BY_KIND[kind]] if kind else SOURCES


def _counted(source: Source) -> Select[*tuple[Any, ...]]:
    amount = literal(source.kind).label("kind"), func.count().label("n")
    return source.waiting().with_only_columns(*amount, maintain_column_froms=True)


def _first(source: Source, place: Place | None, limit: int) -> Select[*tuple[Any, ...]]:
    """Of one kind those that can stand on the page."""
    query = source.waiting()
    told = query.selected_columns
    if place is not None:
        query = query.where(past(place, source.kind, told))
    order = told.priority, told.opened_at, told.subject_id
    return select(query.order_by(*order).limit(limit).subquery())


def _shown(viewer: Viewer, found: Any) -> Select[*tuple[Any, ...]]:
    """With who holds it, and the title of its thread for who may read that."""
    part = found.subquery()
    held = and_(
        QueueClaim.kind == part.c.kind,
        QueueClaim.subject_id == part.c.subject_id,
        QueueClaim.until > clock.now(),
    )
    readable = and_(Thread.id == part.c.thread_id, visible_to(viewer))
    noted = select(func.count(QueueNote.id)).where(
        QueueNote.kind == part.c.kind,
        QueueNote.subject_id == part.c.subject_id,
        QueueNote.opened_at == part.c.opened_at,
    )
    title = case((part.c.thread_id.is_(None), part.c.title), else_=Thread.title)
    return (
        select(
            *(column for column in part.c if column.key != "title"),
            title.label("title"),
            QueueClaim.member_id.label("holder_id"),
            QueueClaim.until,
            _holder.username.label("holder"),
            noted.correlate(part).scalar_subquery().label("notes"),
        )
        .outerjoin(Thread, readable)
        .outerjoin(QueueClaim, held)
        .outerjoin(_holder, _holder.id == QueueClaim.member_id)
    )


def _show(viewer: Viewer, row: Any) -> Item:
    target_at = target(row.kind, row.priority).of(row.opened_at)
    return Item(
        kind=row.kind,
        label=BY_KIND[row.kind].label,
        subject_id=row.subject_id,
        priority=row.priority,
        opened_at=row.opened_at,
        target_at=target_at,
        is_overdue=target_at < clock.now(),
        thread_id=row.thread_id,
        title=row.title,
        claimed_by=row.holder,
        claimed_until=row.until,
        is_claimed_by_me=row.holder_id == viewer.id,
        notes=row.notes,
        place=BY_KIND[row.kind].place,
    )
