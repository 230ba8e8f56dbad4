"""What is asked, in the language of the index of either database, and the newest that match.

Terms hold letters and digits alone (`words.WORD`), and what narrows those and `_`, so that within
quotes they mean nothing else.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
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
from forum.search.asking import Wanted
from forum.search.models import SearchEntry
from forum.search.within import Within

STRETCH, STRETCH_SIZE = "n_", 2_000  # as migration 0045 says it to PostgreSQL
LOOKED_AT, MOST_LOOKED_AT = 4, 64  # newest stretches together: at first, and at once
SPARE = 2  # times as many as seem to be needed
FEW, FEW_FOR_EACH = 5_000, 50  # that are as soon found in all that is left: at most, and wanted
COUNTED_FIRST = 25  # newest stretches, before it is counted in all

ANYWHERE = Within()
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
    within: Within = ANYWHERE,
    without: Iterable[Collection[str]] = (),
    prefix: str = "",
) -> str:
    """All that is wanted, in one of its ways each; `prefix` TITLE for what stands in a title."""
    signs = _signs()
    asked = [
        _or(signs, (_and(signs, [prefix + term for term in way]) for way in one.least_ways))
        for one in wanted
    ]
    asked += [_or(signs, (_and(signs, [one]) for one in row)) for row in within.rows]
    barred = [*without, *([one] for one in within.barred)]
    said = signs.both.join(asked)
    return "".join([f"({said})", *(f"{signs.not_}{_and(signs, terms)}" for terms in barred)])


def newest(asked: str, *, before: int | None = None, limit: int) -> Sequence[int]:
    """The numbers of the entries that match, newest first, up to so many."""
    if _is_sqlite():
        return _ids(_of_sqlite(asked, before, limit))
    end = (last_number() if before is None else before - 1) + 1
    left = (end - 1) // STRETCH_SIZE + 1  # stretches that were not looked at
    found: list[int] = []
    many, looked_at = LOOKED_AT, 0
    while left > 0 and len(found) < limit:
        if not many:
            rest = _of_postgresql(asked, min(end, left * STRETCH_SIZE), limit - len(found))
            return found + _ids(rest)
        stretches = _of_postgresql(_in(asked, left - 1, many), end, limit - len(found))
        found += _ids(stretches)
        left, looked_at = left - many, looked_at + many
        many = _how_many(len(found) / looked_at, left, limit - len(found))
    return found


def _how_many(each: float, left: int, wanted: int) -> int:
    """Stretches to look at together, when so many were found in each before; 0 for all."""
    if each * left < min(FEW, FEW_FOR_EACH * wanted):
        return 0
    return min(MOST_LOOKED_AT, ceil(SPARE * wanted / each))


def counts_up_to(asked: Sequence[str], most: int, *, last: int) -> list[int]:
    """How many entries match each, counting no further than so many; `last` is the newest."""
    if _is_sqlite():
        return _counted([_of_sqlite(one, None, most) for one in asked])
    stretch = last // STRETCH_SIZE
    recent = [_in(one, stretch, COUNTED_FIRST) for one in asked]
    found = _counted([_unordered(one).limit(most) for one in recent])
    few = [at for at, count in enumerate(found) if count < most and stretch >= COUNTED_FIRST]
    again = _counted([_unordered(asked[at]).limit(most) for at in few])
    for at, count in zip(few, again, strict=True):
        found[at] = count
    return found


def last_number() -> int:
    return db.session.scalar(_LAST) or 0


_LAST = select(func.max(SearchEntry.id))


def _in(asked: str, last: int, many: int) -> str:
    """The same among so many stretches up to one."""
    those = (f"{STRETCH}{number}" for number in range(last, max(-1, last - many), -1))
    return f"({asked}) & {_or(_POSTGRESQL, (_and(_POSTGRESQL, [one]) for one in those))}"


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


def _counted(found: Sequence[Select[int]]) -> list[int]:
    """In one question."""
    if not found:
        return []
    return list(db.session.execute(select(*map(_count, found))).one())


def _count(found: Select[int]) -> ScalarSelect[int]:
    return select(func.count()).select_from(found.subquery()).scalar_subquery()


def _ids(query: Select[int]) -> list[int]:
    return list(db.session.scalars(query))


def _is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def _signs() -> _Signs:
    return _SQLITE if _is_sqlite() else _POSTGRESQL


def _and(signs: _Signs, terms: Iterable[str]) -> str:
    quoted = (f"{signs.quote}{term}{signs.quote}" for term in terms)
    return f"({signs.both.join(quoted)})"


def _or(signs: _Signs, said: Iterable[str]) -> str:
    return f"({signs.either.join(said)})"
