"""Whether the index says what the texts say."""

from sqlalchemy import select

from forum.core.db import db
from forum.search import indexing
from forum.search.kinds import Found
from forum.search.models import SearchEntry
from forum.search.sources import claims, members, posts, sheets

ROOMS = (posts, sheets, claims, members)


def strays():
    """What is kept otherwise than it stands: kind, number, what is kept and what stands."""
    db.session.flush()
    found = []
    for room in ROOMS:
        stands = {text.subject_id: text for text in room.texts(room.ids_after(0, 10_000))}
        said = {(one.kind, key): indexing.terms_of(one) for key, one in stands.items()}
        expected = {key: terms for key, terms in said.items() if terms}
        known = kept(room.KINDS)
        found += [
            (*key, known.get(key), expected.get(key))
            for key in sorted(known.keys() | expected.keys())
            if known.get(key) != expected.get(key)
        ]
    return found


def kept(kinds=tuple(Found)):
    """What can be found, and by which terms."""
    query = select(SearchEntry.kind, SearchEntry.subject_id, SearchEntry.terms).where(
        SearchEntry.kind.in_(kinds), SearchEntry.terms != ""
    )
    return {(row.kind, row.subject_id): row.terms for row in db.session.execute(query)}
