"""Entries that were found, and what of them their reader may see."""

from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.search.asking import Asked, has_rows
from forum.search.kinds import Found, Hit, Narrowing
from forum.search.models import SearchEntry
from forum.search.ranking import Candidate
from forum.search.sources import claims, members, posts, sheets

_hits: Mapping[Found, Callable[[Viewer, Collection[int], Narrowing], Mapping[int, Hit]]] = {
    kind: room.hits for room in (posts, sheets, claims, members) for kind in room.KINDS
}

_DATED = tuple(kind for kind in Found if kind not in members.KINDS)


def entries(ids: Collection[int]) -> list[Candidate]:
    """In the order of their numbers as given."""
    query = select(
        SearchEntry.id, SearchEntry.kind, SearchEntry.subject_id, SearchEntry.terms
    ).where(SearchEntry.id.in_(list(ids)))
    found = {
        row.id: Candidate(row.id, Found(row.kind), row.subject_id, frozenset(row.terms.split()))
        for row in db.session.execute(query)
    }
    return [found[number] for number in ids if number in found]


def places(ids: Collection[int]) -> list[Candidate]:
    """The same without their terms, for what need not be put in order."""
    query = select(SearchEntry.id, SearchEntry.kind, SearchEntry.subject_id)
    query = query.where(SearchEntry.id.in_(list(ids)))
    found = {
        row.id: Candidate(row.id, Found(row.kind), row.subject_id, frozenset())
        for row in db.session.execute(query)
    }
    return [found[number] for number in ids if number in found]


def visible(
    viewer: Viewer, entries: Sequence[Candidate], asked: Asked, narrowing: Narrowing
) -> list[tuple[int, Hit]]:
    """What of these the viewer may see, in their order: one query for each kind among them."""
    hits = {
        kind: _hits[kind](
            viewer, [one.subject_id for one in entries if one.kind == kind], narrowing
        )
        for kind in {one.kind for one in entries}
    }
    found = ((one.id, hits[one.kind].get(one.subject_id)) for one in entries)
    return [
        (number, hit) for number, hit in found if hit and has_rows(asked, f"{hit.title} {hit.text}")
    ]


def kinds_of(narrowing: Narrowing) -> tuple[Found, ...]:
    """What narrows posts leaves nothing of other kinds, and a day none of members; of none, all
    are meant."""
    if not _narrows_posts(narrowing):
        dated = narrowing.since or narrowing.until
        return narrowing.kinds or (_DATED if dated else ())
    return tuple(kind for kind in narrowing.kinds or posts.KINDS if kind in posts.KINDS)


def is_in_vain(narrowing: Narrowing) -> bool:
    """Nothing of the kinds that are asked for can be narrowed like that."""
    return _narrows_posts(narrowing) and not kinds_of(narrowing)


def _narrows_posts(narrowing: Narrowing) -> bool:
    of_posts = narrowing.category_ids, narrowing.label, narrowing.author
    return any(of_posts) or narrowing.by_expert or narrowing.solved
