"""Events kept for later, written in the same transaction as what caused them.

If the post is kept, so is its event; if one is undone, so is the other. A worker claims in
one short transaction (a lease, and the attempt counted, so that even one that kills its
process counts), works outside any, and marks in another.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ColumnElement, Index, Select, Text, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from forum.core import clock
from forum.core.db import Model, db
from forum.core.i18n import _
from forum.core.lanes import ALL, Lane
from forum.core.retention import removing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8
KEPT = timedelta(days=7)  # how long a processed event stays to be looked up


class Lost(Exception):
    """The lease ran out and another worker was given the entry."""


@dataclass(frozen=True)
class Claim:
    """That an entry is one worker's, for as long as nobody else was given it."""

    event_id: int
    attempt: int

    @property
    def is_last(self) -> bool:
        return self.attempt >= MAX_ATTEMPTS

    def hold(self) -> None:
        """Lease it anew. Within a transaction, which is then kept by the holder alone.

        Raises Lost.
        """
        mine = (
            OutboxEvent.id == self.event_id,
            OutboxEvent.attempts == self.attempt,
            OutboxEvent.processed_at.is_(None),
            OutboxEvent.failed_at.is_(None),
        )
        longer = update(OutboxEvent).where(*mine).values(next_attempt_at=clock.now() + LEASE)
        if db.session.execute(longer.returning(OutboxEvent.id)).scalar_one_or_none() is None:
            raise Lost


class OutboxEvent(Model):
    """Without a handler: something happened. With one: what that handler still has to do."""

    __tablename__ = "outbox_events"
    __table_args__ = (
        Index("ix_outbox_events_due", "processed_at", "failed_at", "next_attempt_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    handler: Mapped[str | None]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    recorded_at: Mapped[datetime]
    next_attempt_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    processed_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]


def record(event: "DataclassInstance") -> None:
    """Note that something happened. Who cares about it is decided in `forum.jobs`."""
    add(type(event).__name__, asdict(event))


def record_all(events: Sequence["DataclassInstance"]) -> None:
    """Several at once, in one statement."""
    now = clock.now()
    rows = [
        {"name": type(event).__name__, "handler": None, "payload": asdict(event)}
        | {"recorded_at": now, "next_attempt_at": now}
        for event in events
    ]
    if rows:
        db.session.execute(insert(OutboxEvent), rows)


def add(name: str, payload: dict[str, Any], *, handler: str | None = None) -> None:
    now = clock.now()
    db.session.add(
        OutboxEvent(
            name=name, handler=handler, payload=payload, recorded_at=now, next_attempt_at=now
        )
    )


def claim_next(lane: Lane = ALL) -> OutboxEvent | None:
    """The event due longest, leased to the caller: others see it again when the lease ends."""
    now = clock.now()
    entry = db.session.scalar(_due(lane, now))
    if entry is None:
        return None
    entry.attempts += 1
    entry.next_attempt_at = now + LEASE
    if entry.attempts <= MAX_ATTEMPTS:
        return entry
    # Every earlier attempt ended without a word: it takes its worker along.
    entry.failed_at, entry.last_error = now, "abandoned"
    db.session.flush()
    return claim_next(lane)


def _due(lane: Lane, now: datetime) -> Select[OutboxEvent]:
    named = OutboxEvent.name.in_(lane.names)
    waits = OutboxEvent.processed_at.is_(None), OutboxEvent.failed_at.is_(None)
    query = select(OutboxEvent).where(*waits, OutboxEvent.next_attempt_at <= now)
    query = query.where(~named if lane.is_others else named)
    longest = query.order_by(OutboxEvent.next_attempt_at, OutboxEvent.id)
    return longest.limit(1).with_for_update(skip_locked=True)


def finish(event_id: int) -> None:
    _mark(event_id, processed_at=clock.now(), last_error=None)


def give_up(event_id: int, error: str) -> None:
    """It will never work: keep it as a dead letter for a person to look at."""
    _mark(event_id, failed_at=clock.now(), last_error=error)


def postpone(event_id: int, attempts: int, error: str) -> None:
    """Again after 1, 2, 4 … minutes; after the last attempt it waits for a person."""
    if attempts >= MAX_ATTEMPTS:
        give_up(event_id, error)
    else:
        again = clock.now() + timedelta(minutes=2 ** (attempts - 1))
        _mark(event_id, next_attempt_at=again, last_error=error)


def wait(event_id: int, until: datetime) -> None:
    """Not now, through no fault of its own: this attempt does not count."""
    _mark(event_id, next_attempt_at=until, attempts=OutboxEvent.attempts - 1)


def _mark(event_id: int, **values: Any) -> None:
    db.session.execute(update(OutboxEvent).where(OutboxEvent.id == event_id).values(**values))


def failed() -> Sequence[OutboxEvent]:
    """The dead letters, oldest first."""
    query = select(OutboxEvent).where(OutboxEvent.failed_at.is_not(None)).order_by(OutboxEvent.id)
    return db.session.scalars(query).all()


def retry_failed() -> int:
    """Give every dead letter a new life. Returns how many there were."""
    revive = (
        update(OutboxEvent)
        .where(OutboxEvent.failed_at.is_not(None))
        .values(failed_at=None, attempts=0, next_attempt_at=clock.now())
        .returning(OutboxEvent.id)
    )
    return len(db.session.scalars(revive).all())


def forget_about(name: str, ids: Collection[int]) -> None:
    """Remove the events, done or not, whose payload has one of these ids under that name."""
    # As text, because that is what both databases can take out of JSON whatever its size.
    found = OutboxEvent.payload[name].as_string().cast(Text)
    db.session.execute(delete(OutboxEvent).where(found.in_([str(number) for number in ids])))


def take_all(name: str) -> list[dict[str, Any]]:
    """Remove the events of this name, and tell what they said."""
    gone = delete(OutboxEvent).where(OutboxEvent.name == name).returning(OutboxEvent.payload)
    return list(db.session.scalars(gone))


def _is_old() -> ColumnElement[bool]:
    return OutboxEvent.processed_at < clock.now() - KEPT


PROCESSED = removing("outbox", _("Verwerkte gebeurtenissen (7 dagen)"), OutboxEvent, _is_old)
