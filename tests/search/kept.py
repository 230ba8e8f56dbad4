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
        expected = {
            (one.kind, key): f"{terms} / {' '.join(one.narrowed)}"
            for key, one in stands.items()
            if (terms := indexing.terms_of(one))
        }
        known = kept(room.KINDS)
        found += [
            (*key, known.get(key), expected.get(key))
            for key in sorted(known.keys() | expected.keys())
            if known.get(key) != expected.get(key)
        ]
    return found


def kept(kinds=tuple(Found)):
    """What can be found, by which terms and by what that is narrowed."""
    query = select(SearchEntry).where(SearchEntry.kind.in_(kinds), SearchEntry.terms != "")
    query = query.execution_options(populate_existing=True)
    return {
        (row.kind, row.subject_id): f"{row.terms} / {row.narrowed}"
        for row in db.session.scalars(query)
    }
