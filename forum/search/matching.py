"""What is asked, in the language of the index of either database, and the newest that match.

Terms hold letters and digits alone (`words.WORD`), so that within quotes they mean nothing else.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from forum.core.db import db
from forum.search.asking import Asked, Wanted
from forum.search.models import SearchEntry
from forum.search.narrowed import KIND

BUCKET = "b_"
BUCKET_SIZE = 50_000  # as migration 0037 says it to PostgreSQL
LOOKED_AT = 2  # newest buckets, before asking for all at once

_INDEX = table("search_index", column("rowid"))


@dataclass(frozen=True)
class _Signs:
    quote: str
    both: str
    either: str
    not_: str


_SQLITE = _Signs('"', " AND ", " OR ", " NOT ")
_POSTGRESQL = _Signs("'", " & ", " | ", " & !")


def expression(
    wanted: Iterable[Wanted],
    *,
    without: Iterable[Collection[str]] = (),
    kinds: Collection[str] = (),
    prefix: str = "",
) -> str:
    """All that is wanted, in one of its ways each; `prefix` TITLE for what stands in a title."""
    signs = _signs()
    asked = [
        _or(signs, (_and(signs, [prefix + term for term in way.terms]) for way in one.ways))
        for one in wanted
    ]
    if kinds:
        asked.append(_or(signs, (_and(signs, [KIND + kind]) for kind in kinds)))
    said = signs.both.join(asked)
    return "".join([f"({said})", *(f"{signs.not_}{_and(signs, terms)}" for terms in without)])


def newest(asked: str, *, before: int | None = None, limit: int) -> Sequence[int]:
    """The numbers of the entries that match, newest first, up to so many."""
    if db.engine.dialect.name == "sqlite":
        return _ids(_of_sqlite(asked, before, limit))
    found: list[int] = []
    last = _last_number() if before is None else before - 1
    for bucket in range(last // BUCKET_SIZE, max(-1, last // BUCKET_SIZE - LOOKED_AT), -1):
        narrowed = f"({asked}) & '{BUCKET}{bucket}'"
        found += _ids(_of_postgresql(narrowed, last + 1, limit - len(found)))
        if len(found) >= limit:
            return found
    rest = (last // BUCKET_SIZE - LOOKED_AT + 1) * BUCKET_SIZE
    return found + _ids(_of_postgresql(asked, rest, limit - len(found))) if rest > 0 else found


def count_up_to(asked: str, most: int) -> int:
    """How many entries match, counting no further than so many."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    found = _of_sqlite(asked, None, most) if is_sqlite else _unordered(asked).limit(most)
    counted = select(func.count()).select_from(found.subquery())
    return db.session.scalar(counted) or 0


def _of_sqlite(asked: str, before: int | None, limit: int) -> Select[int]:
    found = select(_INDEX.c.rowid).where(literal_column("search_index").op("MATCH")(asked))
    if before is not None:
        found = found.where(_INDEX.c.rowid < before)
    return found.order_by(_INDEX.c.rowid.desc()).limit(limit)


def _of_postgresql(asked: str, before: int, limit: int) -> Select[int]:
    """Not by the order of the table: looking for rare words along it would read all of it."""
    found = _unordered(asked).where(SearchEntry.id < before)
    return found.order_by((SearchEntry.id + 0).desc()).limit(limit)


def _unordered(asked: str) -> Select[int]:
    lexemes: ColumnElement[str] = literal_column("search_entries.lexemes")
    query = cast(bindparam(None, asked), TSQUERY)
    return select(SearchEntry.id).where(lexemes.op("@@")(query))


def _ids(query: Select[int]) -> list[int]:
    return list(db.session.scalars(query))


def _last_number() -> int:
    return db.session.scalar(select(func.max(SearchEntry.id))) or 0


def _signs() -> _Signs:
    return _SQLITE if db.engine.dialect.name == "sqlite" else _POSTGRESQL


def _and(signs: _Signs, terms: Iterable[str]) -> str:
    quoted = (f"{signs.quote}{term}{signs.quote}" for term in terms)
    return f"({signs.both.join(quoted)})"


def _or(signs: _Signs, said: Iterable[str]) -> str:
    return f"({signs.either.join(said)})"


def any_of(asked: Asked) -> str:
    """Anything that is wanted, and not what may not be there."""
    signs = _signs()
    either = _or(signs, (expression([one]) for one in asked.wanted))
    return "".join([either, *(f"{signs.not_}{_and(signs, terms)}" for terms in asked.without)])
