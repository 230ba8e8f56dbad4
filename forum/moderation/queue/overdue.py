"""Telling the team once of what waits longer than it should, in one letter for all of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union_all

from forum.core import clock, outbox
from forum.core.days import is_morning
from forum.core.db import db, insert_or
from forum.moderation.queue.events import QueueOverdueNoticed
from forum.moderation.queue.hearing import heard_by
from forum.moderation.queue.models import QueueOverdue
from forum.moderation.queue.sources import SOURCES, Source
from forum.moderation.queue.targets import INSTANT, URGENT, priorities

AT_ONCE = 1  # what is less urgent waits for the letter of the morning
AGAIN = timedelta(hours=20)
MOST = 500  # in one go; the others the next time


def notice() -> int:
    """How many are told of now. What is urgent at once, with all else; the rest once a day, in the
    morning. For inside a transaction; of two workers one tells of each."""
    found = _not_told()
    is_urgent = any(row.priority <= AT_ONCE for row in found)
    if not found or not (is_urgent or _is_time()):
        return 0
    told = _mark(found)
    if told:
        for member_id in heard_by():
            outbox.record(QueueOverdueNoticed(member_id))
    return told


def count_overdue() -> int:
    """How many wait too long now."""
    parts = [_over(source) for source in SOURCES]
    counted = select(func.count()).select_from(union_all(*parts).subquery())
    return db.session.scalar(counted) or 0


def _not_told() -> Sequence[Any]:
    part = union_all(*(_over(source) for source in SOURCES)).subquery()
    told = exists().where(
        QueueOverdue.kind == part.c.kind,
        QueueOverdue.subject_id == part.c.subject_id,
        QueueOverdue.opened_at == part.c.opened_at,
    )
    first = part.c.priority, part.c.opened_at, part.c.subject_id
    query = select(part).where(~told.correlate(part)).order_by(*first).limit(MOST)
    return db.session.execute(query).all()


def _over(source: Source) -> Select[*tuple[Any, ...]]:
    part = source.waiting().subquery()
    columns = part.c.kind, part.c.subject_id, part.c.priority, part.c.opened_at
    return select(*columns).where(_is_over(source.kind, part.c, clock.now()))


def _is_over(kind: str, row: Any, at: datetime) -> ColumnElement[bool]:
    which = []
    for priority, target in priorities(kind).items():
        of_it = row.priority.not_in(URGENT) if priority is None else row.priority == priority
        which.append(and_(of_it, row.opened_at <= target.latest(at - INSTANT)))
    return or_(*which)


def _is_time() -> bool:
    lately = select(QueueOverdue.id).where(QueueOverdue.told_at > clock.now() - AGAIN).limit(1)
    return is_morning() and db.session.scalar(lately) is None


def _mark(found: Sequence[Any]) -> int:
    rows = [
        {"kind": row.kind, "subject_id": row.subject_id, "opened_at": row.opened_at}
        | {"told_at": clock.now()}
        for row in found
    ]
    marked = insert_or(QueueOverdue).values(rows).on_conflict_do_nothing()
    return len(db.session.scalars(marked.returning(QueueOverdue.id)).all())
