"""How often something may be tried, counted in the database so that all processes share it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, select, update
from sqlalchemy.orm import Mapped, mapped_column

from forum.core import clock, vault
from forum.core.db import Model, db, insert_or, transaction
from forum.core.errors import TooMany, Unavailable
from forum.core.i18n import _
from forum.core.retention import removing

LONGEST = timedelta(hours=24)  # no window lasts longer, so older rows count for nothing


class Throttle(Model):
    """How many there were since a window began. The key tells nobody whose they were."""

    __tablename__ = "throttles"

    key: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[datetime] = mapped_column(index=True)
    times: Mapped[int]


@dataclass(frozen=True)
class Limit:
    """So many within so long. A window opens with the first and is never made longer."""

    kind: str
    most: int
    within: timedelta


def take(limit: Limit, about: str) -> None:
    """Count one more. Raises TooMany, which tells when the window ends."""
    now = clock.now()
    count, began_at = _count(_key(limit, about), now, now - limit.within)
    if count > limit.most:
        raise _too_many(limit, began_at)


def look(limit: Limit, about: str) -> None:
    """Count nothing. Raises TooMany where one more would be too many."""
    mine = Throttle.key == _key(limit, about), Throttle.began_at > clock.now() - limit.within
    full = select(Throttle.began_at).where(*mine, Throttle.times >= limit.most)
    if began_at := db.session.scalar(full):
        raise _too_many(limit, began_at)


def _too_many(limit: Limit, began_at: datetime) -> TooMany:
    text = _("Dat waren te veel pogingen. Probeer het later nog eens.")
    return TooMany(text, retry_after=began_at + limit.within - clock.now())


def give_back(limit: Limit, about: str) -> None:
    """What was taken turned out not to count."""
    taken = update(Throttle).where(Throttle.key == _key(limit, about), Throttle.times > 0)
    db.session.execute(taken.values(times=Throttle.times - 1))


@contextmanager
def counted(*limits: tuple[Limit, str]) -> Iterator[None]:
    """Counted before it is tried, so that many at once are all counted; given back when right,
    and when it could not be tried. For outside a transaction."""
    with transaction():
        for limit, about in limits:
            take(limit, about)
    try:
        yield
    except Unavailable:
        _give_back(limits)
        raise
    _give_back(limits)


def _give_back(limits: tuple[tuple[Limit, str], ...]) -> None:
    with transaction():
        for limit, about in limits:
            give_back(limit, about)


def _is_over() -> ColumnElement[bool]:
    return Throttle.began_at < clock.now() - LONGEST


OVER = removing("throttles", _("Getelde pogingen (24 uur)"), Throttle, _is_over)


def _key(limit: Limit, about: str) -> str:
    return vault.digest(f"{limit.kind}\0{about}")


def _count(key: str, now: datetime, since: datetime) -> tuple[int, datetime]:
    """One statement, so that many at once are all counted."""
    is_over = Throttle.began_at <= since
    counted = (
        insert_or(Throttle)
        .values(key=key, began_at=now, times=1)
        .on_conflict_do_update(
            index_elements=[Throttle.key],
            set_={
                "times": case((is_over, 1), else_=Throttle.times + 1),
                "began_at": case((is_over, now), else_=Throttle.began_at),
            },
        )
        .returning(Throttle.times, Throttle.began_at)
    )
    row = db.session.execute(counted, execution_options={"populate_existing": True}).one()
    return row.times, row.began_at
