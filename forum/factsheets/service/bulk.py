"""Rows of many sheets, written in as many statements as those of one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, insert, update

from forum.core.db import db

Row = dict[str, Any]


def add_all(model: type[Any], rows: Sequence[Row]) -> None:
    if rows:
        db.session.execute(insert(model), rows)


def change_all(model: type[Any], rows: Sequence[Row], key: str, **also: Any) -> None:
    """Each row has its key and the new values of its columns; `also` holds for all of them."""
    for alike in _by_columns(rows).values():
        _change(model, alike, key, also)


def _change(model: type[Any], rows: Sequence[Row], key: str, also: Row) -> None:
    """Past the session, which would look for every row among all that it ever read."""
    db.session.flush()
    table = model.__table__
    names = [name for name in rows[0] if name != key]
    step = update(table).where(table.c[key] == bindparam("at"))
    step = step.values({name: bindparam(f"new_{name}") for name in names} | also)
    given = [{"at": row[key]} | {f"new_{name}": row[name] for name in names} for row in rows]
    db.session.connection().execute(step, given)
    for held in list(db.session):
        if isinstance(held, model):
            db.session.expire(held)


def _by_columns(rows: Sequence[Row]) -> dict[frozenset[str], list[Row]]:
    found: dict[frozenset[str], list[Row]] = {}
    for row in rows:
        found.setdefault(frozenset(row), []).append(row)
    return found
