"""Whose hour it is: a few at a time, so that it costs the same memory for any number of members."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select, update

from forum.accounts.models import Member
from forum.accounts.recipients import are_told
from forum.core import clock, outbox
from forum.core.days import day_of
from forum.core.db import db, insert_or
from forum.core.i18n import _
from forum.core.retention import removing
from forum.digests.events import DigestDue
from forum.digests.models import Digest, DigestWish
from forum.digests.queries import has_agreed
from forum.digests.times import DEFAULT, PERIODS, TOO_LATE, Every, next_time

BATCH = 200
KEPT = timedelta(days=30)


def adopt_some() -> int:
    """Who agreed elsewhere, and said nothing about when."""
    lacks = ~exists().where(DigestWish.member_id == Member.id)
    found = db.session.scalars(
        select(Member.id).where(are_told(), has_agreed(), lacks).limit(BATCH)
    )
    every, weekday, hour = DEFAULT
    now = clock.now()
    wish = {"every": every.value, "weekday": weekday, "hour": hour, "told_until": now}
    wish["next_at"] = next_time(every, weekday, hour, now)
    rows = [{"member_id": number, **wish} for number in sorted(found)]
    if rows:
        db.session.execute(insert_or(DigestWish).on_conflict_do_nothing(), rows)
    return len(rows)


def digest_some() -> int:
    """Write down what is due for some, and when they are next. Returns how many were looked at."""
    now = clock.now()
    rows = db.session.execute(_due(now)).all()
    if rows:
        later = [{"member_id": row.member_id, "next_at": _next(row, now)} for row in rows]
        db.session.execute(update(DigestWish), later)
        _write([row for row in rows if row.is_wanted and row.next_at > now - TOO_LATE], now)
    return len(rows)


def note_sent(digest_id: int) -> None:
    sent = update(Digest).where(Digest.id == digest_id).values(sent_at=clock.now())
    db.session.execute(sent, execution_options={"synchronize_session": False})


def _due(now: datetime) -> Any:
    return (
        select(
            DigestWish.member_id,
            DigestWish.every,
            DigestWish.weekday,
            DigestWish.hour,
            DigestWish.next_at,
            DigestWish.told_until,
            and_(are_told(), has_agreed()).label("is_wanted"),
        )
        .join(Member, Member.id == DigestWish.member_id)
        .where(DigestWish.next_at <= now)
        .order_by(DigestWish.next_at, DigestWish.member_id)
        .limit(BATCH)
        # So that nobody waits: who is busy with their account is looked at the next time.
        .with_for_update(of=[DigestWish, Member], skip_locked=True, key_share=True)
    )


def _next(row: Any, now: datetime) -> datetime:
    return next_time(Every(row.every), row.weekday, row.hour, now)


def _write(rows: Sequence[Any], now: datetime) -> None:
    if not rows:
        return
    made = insert_or(Digest).values([_digest(row, now) for row in rows])
    made = made.on_conflict_do_nothing(index_elements=[Digest.member_id, Digest.day])
    new = db.session.execute(made.returning(Digest.id, Digest.member_id)).all()
    told = [{"member_id": row.member_id, "told_until": now} for row in new]
    if told:
        db.session.execute(update(DigestWish), told)
    outbox.record_all([DigestDue(row.id) for row in new])


def _digest(row: Any, now: datetime) -> dict[str, Any]:
    """Of no more than two periods: who comes back after months is not told of them."""
    since = max(row.told_until, now - 2 * PERIODS[Every(row.every)])
    day = day_of(row.next_at).isoformat()
    return {"member_id": row.member_id, "day": day, "since": since, "until": now, "sent_at": None}


def _is_old() -> ColumnElement[bool]:
    return Digest.until < clock.now() - KEPT


OLD = removing("digests", _("Wanneer er een overzicht is gestuurd (30 dagen)"), Digest, _is_old)
