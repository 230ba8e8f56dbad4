"""Whose turn it is to ask another service: one worker's, and nobody's while it wants rest."""

from datetime import timedelta

from sqlalchemy import update

from forum.core import clock
from forum.core.db import db, insert_or
from forum.factsheets.models import CheckTurn
from forum.factsheets.references.findings import Origin

FIRST_REST, LONGEST_REST = timedelta(minutes=10), timedelta(days=1)


def take_turn(origin: Origin, *, lease: timedelta) -> bool:
    """Whether the caller may ask now. Nobody else may, until it is given back or lapses."""
    now = clock.now()
    row = insert_or(CheckTurn).values(origin=origin.value, free_at=now, failures=0)
    db.session.execute(row.on_conflict_do_nothing(index_elements=["origin"]))
    free = CheckTurn.origin == origin, CheckTurn.free_at <= now
    mine = update(CheckTurn).where(*free).values(free_at=now + lease)
    return db.session.execute(mine.returning(CheckTurn.origin)).scalar_one_or_none() is not None


def give_turn(origin: Origin) -> None:
    """It went well."""
    _rest(origin, timedelta(0), failures=0)


def let_rest(origin: Origin, *, asked: timedelta | None) -> timedelta:
    """It was busy: left alone for as long as it asked, and longer every time it happens again."""
    failures = db.session.get_one(CheckTurn, origin.value, populate_existing=True).failures
    rest = min(FIRST_REST * (1 << min(failures, 10)), LONGEST_REST)
    rest = max(rest, asked or rest)
    _rest(origin, rest, failures=failures + 1)
    return rest


def _rest(origin: Origin, rest: timedelta, *, failures: int) -> None:
    turn = update(CheckTurn).where(CheckTurn.origin == origin)
    db.session.execute(turn.values(free_at=clock.now() + rest, failures=failures))
