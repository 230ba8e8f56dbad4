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
    there is left as it is unless `only_if`.

    Who is erased meanwhile leaves nothing: their row is held, and looked at again after the wait.
    """
    given = {**key, **(otherwise or {}), **values}
    columns = [literal(value, getattr(table, name).type) for name, value in given.items()]
    here = Member.id == key["member_id"], Member.erased_at.is_(None)
    row = select(*columns).where(*here).with_for_update(read=True, key_share=True)
    kept = insert_or(table).from_select(list(given), row)
    index = [getattr(table, name) for name in key]
    db.session.execute(
        kept.on_conflict_do_update(index_elements=index, set_=dict(values), where=only_if)
    )


def drop(table: type[Model], key: Values) -> None:
    """Twice is once."""
    mine = (getattr(table, name) == value for name, value in key.items())
    db.session.execute(delete(table).where(*mine))
