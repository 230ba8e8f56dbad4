"""What a room hands over of all it keeps of one member: named rows, read a few at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from forum.core.db import Model, db, let_go
from forum.core.i18n import Text

BATCH = 200
Row = Mapping[str, Any]
Key = InstrumentedAttribute[Any]


@dataclass(frozen=True)
class Section:
    """Rows of one kind. Programs know it by `name` and its fields by the keys of `labels`.

    People read `title`, the labels, and for fields that hold a code what it means in `words`.
    `rows` reads from the start at every call, and holds nothing open between two batches.
    """

    name: str
    title: Text
    labels: Mapping[str, Text]
    rows: Callable[[], Iterator[Row]]
    words: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    is_long: bool = False


def section(
    model: type[Model],
    mine: ColumnElement[bool],
    labels: Mapping[str, Text],
    name: str,
    title: Text,
    **more: Any,
) -> Section:
    """The columns with the names in `labels` of one table, of the rows that are the member's."""
    wanted = [getattr(model, name) for name in labels]
    key: Key = getattr(model, "id")  # noqa: B009  every model has one, which the base does not say
    return Section(name, title, labels, in_batches(select(*wanted).where(mine), key), **more)


def in_batches(query: Select[*tuple[Any, ...]], *keys: Key) -> Callable[[], Iterator[Row]]:
    """The rows of the query in the order of these keys, which together are unique."""

    def rows() -> Iterator[Row]:
        past: Sequence[Any] | None = None
        while True:
            found = _batch(query, keys, past)
            yield from found
            if len(found) < BATCH:
                return
            past = [found[-1][_name(at)] for at in range(len(keys))]

    return rows


def _batch(
    query: Select[*tuple[Any, ...]], keys: Sequence[Key], past: Sequence[Any] | None
) -> list[Row]:
    named = [key.label(_name(at)) for at, key in enumerate(keys)]
    query = query.add_columns(*named).order_by(*keys).limit(BATCH)
    if past is not None:
        place = [literal(value, key.type) for key, value in zip(keys, past, strict=True)]
        # The first key once more, alone: an index can be used for it.
        query = query.where(keys[0] >= place[0], tuple_(*keys) > tuple_(*place))
    found: list[Row] = [dict(row) for row in db.session.execute(query).mappings()]
    let_go()
    return found


def _name(at: int) -> str:
    return f"_key_{at}"
