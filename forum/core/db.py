"""The database: one base class, one kind of relation, one way to commit."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Integer,
    MetaData,
    Text,
    any_,
    func,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, aliased, registry, relationship
from sqlalchemy.types import TypeDecorator

log = logging.getLogger(__name__)

Row = TypeVar("Row", bound="Model")


class UTCDateTime(TypeDecorator[datetime]):
    """A point in time: stored in UTC, always read back with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A time without a zone could be any of many times.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Model(DeclarativeBase):
    registry = registry(
        type_annotation_map={
            datetime: UTCDateTime(),
            int: BigInteger().with_variant(Integer(), "sqlite"),
            str: Text(),
        },
        # Named constraints let a later migration find and change them.
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
    )


def alias(model: type[Row]) -> type[Row]:
    """The same table a second time in a statement, to be kept beside the functions that use it.

    SQLAlchemy fills an alias as its columns are first used, and two threads that do so together
    can leave it with the columns of the table itself, for good. So all are used here at once.
    """
    other = aliased(model)
    for name in model.__mapper__.columns.keys():  # noqa: SIM118  it is no dict
        _filled = getattr(other, name).expression
    return other


# Kept after a commit, so that a redirect need not read again the row it was just given.
db = SQLAlchemy(model_class=Model, session_options={"expire_on_commit": False})

# Touching a relation nobody loaded raises, so a hidden query per row cannot exist.
related = partial(relationship, lazy="raise")


def insert_or(model: type[Model]) -> Any:
    """An INSERT that can say what to do when the row is there: each database has its own."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    return sqlite.insert(model) if is_sqlite else postgresql.insert(model)


def among(column: InstrumentedAttribute[int], ids: Any) -> ColumnElement[bool]:
    """`column IN (ids)` of a large table, found from the ids: PostgreSQL takes any set of unknown
    size for so many that it would rather walk the whole table."""
    if db.engine.dialect.name == "sqlite":
        return column.in_(ids)
    return column == any_(func.array(ids.scalar_subquery()))


# A database that is away, busy or too slow: what was tried may as well be tried later.
BUSY = (OperationalError, PoolTimeout)

_keeps: ContextVar[bool] = ContextVar("keeps", default=False)
_LAST = "to be done last"


def is_keeping() -> bool:
    """Whether what begins now is there to be kept, whoever asked and how."""
    return _keeps.get()


@contextmanager
def transaction() -> Iterator[None]:
    """Keep all of it or none of it. The only place that commits."""
    before = _keeps.set(True)
    try:
        yield
        while last := db.session.info.pop(_LAST, ()):
            for act in last:
                act()
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        db.session.info.pop(_LAST, None)
        _keeps.reset(before)


def at_the_end(act: Callable[[], object]) -> None:
    """Do this in the transaction that is going on, just before it is kept: for what all who write
    must take turns in, so that nobody holds the turn while waiting for something else."""
    to_be_done_last().append(act)


def to_be_done_last() -> list[Callable[[], object]]:
    """In the transaction that is going on; gone with it, however it ends."""
    acts: list[Callable[[], object]] = db.session.info.setdefault(_LAST, [])
    return acts


def attempt(act: Callable[[], None]) -> None:
    """Do what may as well be done another time: a busy database is only noted."""
    let_go()
    try:
        with transaction():
            act()
    except (OperationalError, PoolTimeout):
        log.warning("a note was not kept: the database was busy")


def let_go() -> None:
    """End what was only read, so that slow work outside the database holds nothing open."""
    db.session.rollback()
