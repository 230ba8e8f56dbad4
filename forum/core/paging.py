"""Lists cut by position (keyset), so a page costs the same however far it lies."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.i18n import _

PAGE_SIZE = 20
LARGEST_PAGE = 100
LARGEST_ID = 2**63 - 1

Item = TypeVar("Item")
Key = int | str | date | datetime


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some of a list. `next` is the cursor of what follows, or None at the end."""

    items: Sequence[Item]
    next: str | None = None


@dataclass(frozen=True)
class Order:
    """The order of one kind of list: columns that together are unique, all one way."""

    kind: str
    columns: tuple[InstrumentedAttribute[Any], ...]
    descending: bool = True

    def take(
        self,
        query: Select[*tuple[Any, ...]],
        *,
        after: str | None,
        show: Callable[[Any], Item],
        limit: int = PAGE_SIZE,
    ) -> Page[Item]:
        """Rows past the cursor. One too many is read, to know whether a next page exists.

        Raises Invalid for a cursor of another list or shape.
        """
        rows = db.session.execute(self.cut(query, after=after, limit=limit)).all()
        more = len(rows) > limit
        return Page(
            [show(row) for row in rows[:limit]],
            encode(self.kind, self._keys(rows[limit - 1])) if more else None,
        )

    def cut(
        self, query: Select[*tuple[Any, ...]], *, after: str | None, limit: int
    ) -> Select[*tuple[Any, ...]]:
        """The rows that `take` reads, for a query that goes on with them. Raises what it does."""
        ways = [column.desc() if self.descending else column.asc() for column in self.columns]
        return self._past(query, after).order_by(*ways).limit(limit + 1)

    def _past(self, query: Select[*tuple[Any, ...]], after: str | None) -> Select[*tuple[Any, ...]]:
        if after is None:
            return query
        keys = decode(self.kind, after, [column.type.python_type for column in self.columns])
        place = tuple_(
            *(literal(key, column.type) for key, column in zip(keys, self.columns, strict=True))
        )
        row = tuple_(*self.columns)
        return query.where(row < place if self.descending else row > place)

    def _keys(self, row: Any) -> list[Key]:
        return [getattr(row, column.key) for column in self.columns]


def encode(kind: str, keys: Sequence[Key]) -> str:
    """A cursor: not a secret, only opaque."""
    plain = [key.isoformat() if isinstance(key, date) else key for key in keys]
    return urlsafe_b64encode(json.dumps([kind, *plain]).encode()).decode().rstrip("=")


def decode(kind: str, cursor: str, types: Sequence[type]) -> list[Key]:
    """The keys of a cursor. Raises Invalid (422) when it is not one of this list."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        found, *keys = json.loads(urlsafe_b64decode(padded))
        if found != kind or len(keys) != len(types):
            raise ValueError(found)
        return [_key(value, wanted) for value, wanted in zip(keys, types, strict=True)]
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        wrong = _("Deze plek in de lijst bestaat niet.")
        raise Invalid(wrong, code="bad_cursor", errors={"after": [wrong]}) from error


def _key(value: Any, wanted: type) -> Key:
    if issubclass(wanted, datetime):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(value)
        return moment.astimezone(UTC)
    if issubclass(wanted, date):
        return date.fromisoformat(value)
    if wanted is str:
        return _text(value)
    if type(value) is not int or not 0 <= value <= LARGEST_ID:
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    """Such as a database can compare with: nothing that it does not keep."""
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError(value)
    return value
