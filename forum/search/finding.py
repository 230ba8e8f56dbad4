"""Finding what was asked for, as its reader may see it, newest or best first.

Of entries it is known by which words they are found, and nothing of who may read them: what is
found is asked of its room, with the viewer, before anything of it is shown. How much is looked
at for one page is bounded; where that was not enough, the page says from where to go on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import func, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Page, decode, encode
from forum.search import feedback, lay, matching, showing, slips
from forum.search.asking import Asked, Wanted, in_parts
from forum.search.kinds import Hit, Narrowing
from forum.search.lay import Other
from forum.search.models import SearchEntry
from forum.search.ranking import Candidate, best_first, rarity
from forum.search.vague import solid, weight_of
from forum.search.words import needed

SLIP = 0.6  # what a word counts that was probably meant, beside the one that was typed
BATCH = 200  # entries of which the rooms are asked at once
MOST_SCANNED = 4_000  # entries looked at for one page of the newest
RANKED, RANKED_BY_TITLE = 1_000, 200  # of those that match, the newest, of which the best are shown
COUNTED = 1_000  # how far it is counted how many texts have a word
HANDFUL = 5  # hits, under which texts are shown too that are about the same as those
FEW = 10  # hits, at which texts are shown too that have not all that was asked for


def newest(
    viewer: Viewer, asked: Asked, narrowing: Narrowing, *, after: str | None, limit: int = PAGE_SIZE
) -> Page[Hit]:
    """Raises Invalid for a cursor of another list."""
    if showing.is_in_vain(narrowing):
        return Page([])
    last = _number(decode("search-newest", after, [int])[0]) if after else None
    asked = with_slips(asked)
    said = matching.expression(
        asked.wanted, without=asked.without, kinds=showing.kinds_of(narrowing)
    )
    shown: list[tuple[int, Hit]] = []
    scanned = 0
    while len(shown) <= limit and scanned < MOST_SCANNED:
        ids = matching.newest(said, before=last, limit=BATCH)
        shown += showing.visible(viewer, showing.entries(ids), asked, narrowing)
        scanned += len(ids)
        if len(ids) < BATCH:
            return _page("search-newest", shown, limit, None)
        last = ids[-1]
    return _page("search-newest", shown, limit, last)


def best(
    viewer: Viewer, asked: Asked, narrowing: Narrowing, *, after: str | None, limit: int = PAGE_SIZE
) -> Page[Hit]:
    """Raises Invalid for a cursor of another list."""
    if showing.is_in_vain(narrowing):
        return Page([])
    cursor = decode("search-best", after, [int, int]) if after else (0, _last())
    skipped, newest_id = map(_number, cursor)
    asked = with_slips(asked)
    ranked = _ranked(asked, narrowing, before=newest_id + 1)
    shown: list[tuple[int, Hit]] = []
    end = skipped + limit
    for at in range(0, len(ranked), BATCH):
        shown += showing.visible(viewer, ranked[at : at + BATCH], asked, narrowing)
        if len(shown) > end:
            # Counted are hits that were shown: what their reader may not see leaves no gap.
            going_on = encode("search-best", [end, newest_id])
            return Page([hit for _id, hit in shown[skipped:end]], going_on)
    if not after and len(shown) < HANDFUL:
        known = {one.id: one for one in ranked}
        shown += _alike(viewer, asked, narrowing, [known[number] for number, _hit in shown])
    return Page([hit for _id, hit in shown[skipped:end]])


def _alike(
    viewer: Viewer, asked: Asked, narrowing: Narrowing, shown: Sequence[Candidate]
) -> list[tuple[int, Hit]]:
    """What is about the same as the little that was found: it has the words that say most there
    (relevance feedback: Rocchio 1971). Only of what the viewer may read."""
    said = feedback.telling(shown, asked, _rarity)
    if not said:
        return []
    query = matching.expression([said], without=asked.without, kinds=showing.kinds_of(narrowing))
    known = {one.id for one in shown}
    others = [
        one for one in showing.entries(matching.newest(query, limit=BATCH)) if one.id not in known
    ]
    found = showing.visible(viewer, feedback.nearest(others, said), asked, narrowing)
    return found[: HANDFUL - len(shown)]


def _rarity(term: str) -> float:
    one = Wanted(term, (Other((term,), 1.0),))
    return rarity(matching.count_up_to(matching.expression([one]), COUNTED), max(_last(), 1))


def with_slips(asked: Asked) -> Asked:
    """Also what was probably meant where a word was typed that is none."""
    return replace(asked, wanted=tuple(map(_forgiven, asked.wanted)))


def _forgiven(wanted: Wanted) -> Wanted:
    """With what that is called otherwise."""
    meant = slips.meant(wanted.typed)
    words = slips.words_meant(wanted.typed)
    others = (other for word in words for other in lay.shipped().others(needed(word)))
    called = tuple(Other(other.terms, SLIP * other.weight) for other in others)
    return wanted.also((*(Other(terms, SLIP) for terms in meant), *called))


def _ranked(asked: Asked, narrowing: Narrowing, *, before: int) -> Sequence[Candidate]:
    kinds = showing.kinds_of(narrowing)
    said: dict[str, Any] = {"without": asked.without, "kinds": kinds}
    wanted = solid(asked.wanted)
    ids = [*matching.newest(matching.expression(wanted, **said), before=before, limit=RANKED)]
    titled = matching.expression(wanted, prefix=matching.TITLE, **said)
    ids += matching.newest(titled, before=before, limit=RANKED_BY_TITLE)
    apart = dict.fromkeys(chain.from_iterable(map(in_parts, asked.wanted)))
    counts = {
        wanted: matching.count_up_to(matching.expression([wanted], kinds=kinds), COUNTED)
        for wanted in {**dict.fromkeys(asked.wanted), **apart}
    }
    if len(ids) < FEW:
        ids += _some(list(apart), counts, before, said)
    of = max(_last(), 1)
    rarities = {one: rarity(counts[one], of) * weight_of(one.term) for one in asked.wanted}
    parts = {one.term: rarity(counts[one], of) for one in apart}
    return best_first(showing.entries(dict.fromkeys(ids)), rarities, parts)


def _some(
    wanted: Sequence[Wanted], counts: Mapping[Wanted, int], before: int, said: Any
) -> Iterator[int]:
    """Of texts that have some of it: for each thing that is asked for, the newest that have it,
    beginning with the rarest."""
    each = RANKED // max(1, len(wanted))
    for one in sorted(wanted, key=lambda one: counts[one]):
        yield from matching.newest(matching.expression([one], **said), before=before, limit=each)


def _page(
    kind: str, shown: Sequence[tuple[int, Hit]], limit: int, scanned_to: int | None
) -> Page[Hit]:
    items = [hit for _number, hit in shown[:limit]]
    if len(shown) > limit:
        return Page(items, encode(kind, [shown[limit - 1][0]]))
    return Page(items, None if scanned_to is None else encode(kind, [scanned_to]))


def _number(key: Any) -> int:
    return int(key)


def _last() -> int:
    return db.session.scalar(select(func.max(SearchEntry.id))) or 0
