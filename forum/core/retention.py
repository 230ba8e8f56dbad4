"""How long something is kept, said once: who counts what is past it and who lets it go agree."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, delete, func, inspect, select, update

from forum.core.db import Model, db
from forum.core.i18n import Text

Past = Callable[[], ColumnElement[bool]]


@dataclass(frozen=True)
class Rule:
    """`count` tells how many are past their time and `act` lets them go, and tells how many went.

    `name` is for programs, `what` for people.
    """

    name: str
    what: Text
    count: Callable[[], int]
    act: Callable[[], int]


def removing(name: str, what: Text, model: type[Model], past: Past) -> Rule:
    """Rows that go as a whole."""

    def remove() -> int:
        return _went(delete(model).where(past()).returning(_key(model)))

    return Rule(name, what, _counting(model, past), remove)


def changing(name: str, what: Text, model: type[Model], past: Past, values: dict[str, Any]) -> Rule:
    """Rows that stay, without what they held."""

    def change() -> int:
        return _went(update(model).where(past()).values(values).returning(_key(model)))

    return Rule(name, what, _counting(model, past), change)


def _counting(model: type[Model], past: Past) -> Callable[[], int]:
    def count() -> int:
        return db.session.scalar(select(func.count()).select_from(model).where(past())) or 0

    return count


def _key(model: type[Model]) -> Any:
    return inspect(model).primary_key[0]


def _went(statement: Any) -> int:
    return len(db.session.scalars(statement).all())
