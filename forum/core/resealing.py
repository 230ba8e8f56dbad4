"""Sealing everything anew with the newest key, so that an older one may go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    literal,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from forum.core import vault
from forum.core.db import Model, db, let_go, transaction

BATCH = 200
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Resealed:
    """`unreadable` are ciphers that none of our keys opens: they are left as they are."""

    table: str
    sealed: int
    unreadable: int


def reseal() -> Iterator[Resealed]:
    """Table by table, a few rows at a time, each few in a transaction of their own: it can be
    broken off and begun again, while the forum runs."""
    for mapper in sorted(Model.registry.mappers, key=lambda one: str(one.local_table)):
        table = mapper.local_table
        if isinstance(table, Table) and (columns := _sealed(table)):
            yield _reseal(table, columns)


def _sealed(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if isinstance(column.type, vault.KINDS)]


def _reseal(table: Table, columns: list[Column[Any]]) -> Resealed:
    sealed = unreadable = 0
    for rows in _batches(table, columns):
        with transaction():
            for row in rows:
                made, failed = _changed(row, columns)
                sealed += _write(table, row, made)
                unreadable += failed
    return Resealed(table.name, sealed, unreadable)


def _batches(table: Table, columns: list[Column[Any]]) -> Iterator[list[Row]]:
    keys = list(table.primary_key.columns)
    query = select(*keys, *(_raw(column).label(column.name) for column in columns))
    asked = query = query.order_by(*keys).limit(BATCH)
    while True:
        rows: list[Row] = [dict(row) for row in db.session.execute(asked).mappings()]
        let_go()
        if not rows:
            return
        yield rows
        past = [literal(rows[-1][key.name], key.type) for key in keys]
        asked = query.where(tuple_(*keys) > tuple_(*past))


def _changed(row: Row, columns: list[Column[Any]]) -> tuple[dict[str, Any], int]:
    """What is to be written, by column, and how many cannot be opened."""
    made, failed = {}, 0
    for column in columns:
        cipher = row[column.name]
        if not cipher:
            continue
        try:
            if renewed := vault.renew(cipher):
                made[column.name] = renewed
        except vault.Unreadable:
            failed += 1
    return made, failed


def _write(table: Table, row: Row, made: dict[str, Any]) -> int:
    """Unless somebody wrote something else meanwhile, which is sealed with the newest key."""
    if not made:
        return 0
    here = [column == row[column.name] for column in table.primary_key.columns]
    same = [_raw(table.c[name]) == row[name] for name in made]
    values = {name: literal(cipher, _kind(table.c[name])) for name, cipher in made.items()}
    change = update(table).where(*here, *same).values(values)
    return (
        len(made) if db.session.execute(change.returning(*table.primary_key.columns)).all() else 0
    )


def _raw(column: Column[Any]) -> ColumnElement[Any]:
    """The cipher itself."""
    return type_coerce(column, _kind(column))


def _kind(column: Column[Any]) -> TypeEngine[Any]:
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
