"""Writing marks: one row for a member and a thing, whoever is first, in one statement."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, delete, literal, select

from forum.accounts.models import Member
from forum.core.db import Model, db, insert_or

Values = Mapping[str, Any]


def keep(
    table: type[Model],
    key: Values,
    values: Values,
    *,
    otherwise: Values | None = None,
    only_if: ColumnElement[bool] | None = None,
) -> None:
    """The row of this key with these values. A new one is also given `otherwise`; one that is
    there is left as it is unless `only_if`. Who is erased meanwhile leaves nothing."""
    kept = _insert(table, {**key, **(otherwise or {}), **values})
    index = [getattr(table, name) for name in key]
    db.session.execute(
        kept.on_conflict_do_update(index_elements=index, set_=dict(values), where=only_if)
    )


def add(table: type[Model], given: Values) -> bool:
    """Whether this row is new: the database decides, also between two clicks at once. One that is
    there is left as it is, and who is erased meanwhile leaves nothing here either."""
    new = _insert(table, given).on_conflict_do_nothing()
    return db.session.scalar(new.returning(literal(1))) is not None


def _insert(table: type[Model], given: Values) -> Any:
    """For a member who is there. The row of who is being erased is waited for, and then looked at
    again."""
    columns = [literal(value, getattr(table, name).type) for name, value in given.items()]
    here = Member.id == given["member_id"], Member.erased_at.is_(None)
    row = select(*columns).where(*here).with_for_update(read=True, key_share=True)
    return insert_or(table).from_select(list(given), row)


def drop(table: type[Model], key: Values) -> None:
    """Twice is once."""
    mine = (getattr(table, name) == value for name, value in key.items())
    db.session.execute(delete(table).where(*mine))
