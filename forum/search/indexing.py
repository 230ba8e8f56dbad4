"""Keeping the index: what stands now is found, and what is gone is found no more."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, select, update

from forum.core.db import db
from forum.search.kinds import Found, Text
from forum.search.matching import TITLE
from forum.search.models import SearchEntry
from forum.search.sources import claims, members, posts, sheets
from forum.search.words import MOST, index_terms


def refresh_posts(ids: Collection[int]) -> None:
    """After posts were written, changed, hidden, removed or put back."""
    _refresh(posts.KINDS, ids, {text.subject_id: text for text in posts.texts(ids)})


def refresh_sheets(ids: Collection[int]) -> None:
    """After sheets were published, withdrawn or put back; their claims with them."""
    _refresh(sheets.KINDS, ids, {text.subject_id: text for text in sheets.texts(ids)})
    numbers = claims.of_sheets(ids)
    _refresh(claims.KINDS, numbers, {text.subject_id: text for text in claims.texts(numbers)})


def refresh_members(ids: Collection[int]) -> None:
    """After members changed their name or profile, came or went."""
    _refresh(members.KINDS, ids, {text.subject_id: text for text in members.texts(ids)})


def terms_of(text: Text) -> str:
    """As an entry keeps them."""
    titled = index_terms(text.title)
    found = dict.fromkeys([*titled, *index_terms(text.text)])
    return " ".join([*list(found)[:MOST], *(f"{TITLE}{term}" for term in titled)])


def _refresh(kinds: Collection[Found], ids: Collection[int], texts: dict[int, Text]) -> None:
    """What is gone keeps its place, without a word: it may come back, and not as the newest."""
    known = {row.subject_id: row for row in db.session.execute(_known(kinds, ids))}
    gone = [row.id for number, row in known.items() if number not in texts and row.terms]
    if gone:
        _change(SearchEntry.id.in_(gone), terms="")
    for number, text in sorted(texts.items()):
        terms = terms_of(text)
        if number not in known:
            db.session.add(_entry(text, terms))
        elif (known[number].kind, known[number].terms) != (text.kind, terms):
            is_it = SearchEntry.id == known[number].id
            _change(is_it, kind=text.kind, terms=terms, thread_id=text.thread_id)
    db.session.flush()


def _known(kinds: Collection[Found], ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    return select(
        SearchEntry.id, SearchEntry.kind, SearchEntry.subject_id, SearchEntry.terms
    ).where(SearchEntry.kind.in_(kinds), SearchEntry.subject_id.in_(ids))


def _change(which: ColumnElement[bool], **values: Any) -> None:
    db.session.execute(update(SearchEntry).where(which).values(values))


def _entry(text: Text, terms: str) -> SearchEntry:
    return SearchEntry(
        kind=text.kind, subject_id=text.subject_id, thread_id=text.thread_id, terms=terms
    )
