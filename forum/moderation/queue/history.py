"""What came to the team, when it was decided and by whom: from what waits, and from the log, where
each thing that left the queue stands with how long it waited. What its writer took back is no work
that was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, union_all

from forum.accounts.models import Member
from forum.core.db import db
from forum.moderation.acts import Act
from forum.moderation.models import LogEntry
from forum.moderation.queue.sources import DECIDED, SOURCES, Source


@dataclass(frozen=True)
class Matter:
    """Something that waits, or waited; then `waited` is how long, and `decided_by` who decided."""

    kind: str
    opened_at: datetime
    decided_at: datetime | None = None
    waited: timedelta | None = None
    decided_by: str | None = None


def came_and_went(since: datetime) -> list[Matter]:
    """What came or was decided since then."""
    return [*_waiting(since), *_decided(since)]


def _waiting(since: datetime) -> Iterator[Matter]:
    parts = union_all(*(_came(source, since) for source in SOURCES))
    return (Matter(kind, opened_at) for kind, opened_at in db.session.execute(parts))


def _came(source: Source, since: datetime) -> Select[*tuple[Any, ...]]:
    part = source.waiting().subquery()
    return select(part.c.kind, part.c.opened_at).where(part.c.opened_at > since)


def _decided(since: datetime) -> Iterator[Matter]:
    """An act that did not wait for anybody, as closing what a moderator had let through before,
    took nothing off the queue."""
    query = (
        select(LogEntry.act, LogEntry.done_at, LogEntry.waited, Member.username)
        .join(Member, Member.id == LogEntry.moderator_id)
        .where(LogEntry.act.in_(DECIDED), LogEntry.done_at > since)
        .where(LogEntry.waited.is_not(None))
    )
    for act, done_at, seconds, name in db.session.execute(query):
        waited = timedelta(seconds=seconds or 0)
        yield Matter(DECIDED[Act(act)], done_at - waited, done_at, waited, name)
