"""Keeping the index: what stands now is found, and what is gone is found no more.

An entry is held before the text is read that it is about, so that of two who change one thing at
once the last also sees what the first did.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import select, update

from forum.core.db import db, insert_or
from forum.search.kinds import Found, Text
from forum.search.models import SearchEntry
from forum.search.narrowed import TITLE
from forum.search.sources import claims, members, posts, sheets, surroundings
from forum.search.words import MOST, index_terms

AT_ONCE = 200  # things whose texts are read together
THINNER = 1_000  # and of which only the surroundings are


class Source(Protocol):
    """What a room has that can be found."""

    KINDS: tuple[Found, ...]

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """Those of them that have a text that stands."""


def refresh(room: Source, ids: Collection[int]) -> None:
    """After these were written, changed, hidden, removed or put back."""
    for some in _batches(ids):
        _refresh(room, some)


def refresh_posts(ids: Collection[int]) -> None:
    refresh(posts, ids)


def add_posts(ids: Collection[int]) -> None:
    """That were just written, so that nobody else knows of them yet."""
    for some in _batches(ids):
        add(posts.texts(some))


def refresh_sheets(ids: Collection[int]) -> None:
    """Their claims with them."""
    refresh(sheets, ids)
    refresh(claims, claims.of_sheets(ids))


def refresh_members(ids: Collection[int]) -> None:
    refresh(members, ids)


def refresh_surroundings(ids: Collection[int]) -> None:
    """Of posts of which the text stands as it did, and what narrows to it may not."""
    for some in _batches(ids, THINNER):
        known = _placed(some)
        now = surroundings.narrowed([entry.subject_id for entry in known])
        changed: dict[str, list[int]] = defaultdict(list)
        for entry in known:
            if entry.narrowed != (said := now.get(entry.subject_id, "")):
                changed[said].append(entry.id)
        for said, entries in sorted(changed.items()):
            put = update(SearchEntry).where(SearchEntry.id.in_(entries)).values(narrowed=said)
            db.session.execute(put, execution_options={"synchronize_session": False})


def refresh_threads(ids: Collection[int]) -> None:
    """All posts in them, as `refresh_surroundings`."""
    refresh_surroundings(surroundings.in_threads(ids))


KEPT: Mapping[str, Callable[[Collection[int]], None]] = {
    "posts": refresh_posts,
    "new posts": add_posts,
    "surroundings": refresh_surroundings,
    "threads": refresh_threads,
    "sheets": refresh_sheets,
    "members": refresh_members,
}


def terms_of(text: Text) -> str:
    """As an entry keeps them."""
    return joined(index_terms(text.title), index_terms(text.text))


def joined(titled: Collection[str], said: Collection[str]) -> str:
    found = dict.fromkeys([*titled, *said])
    return " ".join([*list(found)[:MOST], *(f"{TITLE}{term}" for term in titled)])


def add(texts: Iterable[Text]) -> set[int]:
    """Entries for what has none yet. Answers of which; another may have been there first."""
    rows = [_row(text) for text in sorted(texts, key=lambda text: text.subject_id)]
    if not rows:
        return set()
    one_or_all = rows[0] if len(rows) == 1 else rows
    return set(db.session.scalars(_adding(db.engine.dialect.name), one_or_all))


@cache
def _adding(_dialect: str) -> Any:
    """Made once, as most are one row alone."""
    entries: Any = SearchEntry.__table__
    added = insert_or(entries).on_conflict_do_nothing()
    return added.returning(entries.c.subject_id)


def _refresh(room: Source, ids: Collection[int]) -> None:
    """What is gone keeps its place, without a word: it may come back, and not as the newest."""
    known = held(room.KINDS, ids)
    texts = {text.subject_id: text for text in room.texts(ids)}
    for entry in known:
        _change(entry, texts.pop(entry.subject_id, None))
    added = add(texts.values())
    if late := texts.keys() - added:  # put there meanwhile by another, who may have seen less
        _refresh(room, sorted(late))


def held(kinds: Collection[Found], ids: Collection[int]) -> Sequence[Any]:
    """What is kept of them, until the end of the transaction for this one alone to change."""
    query = select(
        SearchEntry.id,
        SearchEntry.kind,
        SearchEntry.subject_id,
        SearchEntry.terms,
        SearchEntry.narrowed,
    ).where(SearchEntry.kind.in_(kinds), SearchEntry.subject_id.in_(ids))
    return db.session.execute(query.order_by(SearchEntry.id).with_for_update()).all()


def _placed(ids: Collection[int]) -> Sequence[Any]:
    """Of posts: what is held and can be found."""
    there = SearchEntry.kind.in_(posts.KINDS), SearchEntry.subject_id.in_(ids)
    query = select(SearchEntry.id, SearchEntry.subject_id, SearchEntry.narrowed)
    query = query.where(*there, SearchEntry.terms != "").order_by(SearchEntry.id)
    return db.session.execute(query.with_for_update()).all()


def _change(entry: Any, text: Text | None) -> None:
    nothing = {"kind": entry.kind, "terms": "", "narrowed": ""}
    values = nothing if text is None else _row(text)
    if all(getattr(entry, name) == value for name, value in values.items()):
        return
    changed = update(SearchEntry).where(SearchEntry.id == entry.id).values(values)
    db.session.execute(changed, execution_options={"synchronize_session": False})


def _row(text: Text) -> dict[str, Any]:
    """Without a word it is found by nothing, and nothing is told of it."""
    terms = terms_of(text)
    narrowed = " ".join(text.narrowed) if terms else ""
    said = {"terms": terms, "narrowed": narrowed}
    return {"kind": text.kind, "subject_id": text.subject_id, **said}


def _batches(ids: Collection[int], many: int = AT_ONCE) -> Iterator[list[int]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), many):
        yield ordered[start : start + many]
