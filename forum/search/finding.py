"""Finding what was asked for, as its reader may see it, newest or best first.

What is found is asked of its room, with the viewer, before anything of it is shown. How much is
looked at for one page is bounded; where that was not enough, the page says from where to go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forum.accounts.viewer import Viewer
from forum.core.paging import PAGE_SIZE, Page
from forum.search import candidates, cursors, feedback, lay, matching, showing, slips
from forum.search.asking import Asked, Wanted
from forum.search.candidates import Search, Window
from forum.search.kinds import Hit, Narrowing
from forum.search.lay import Other
from forum.search.ranking import Candidate
from forum.search.words import needed

SLIP = 0.6  # what a word counts that was probably meant, beside the one that was typed
BATCH = 200  # entries of which the rooms are asked at once
SPARE = 5  # entries more than a page shows: nearly all of them are for their reader
MOST_SCANNED = 4_000  # entries looked at for one page of the newest
MOST_WINDOWS = 4  # and for one page of the best, so many times `candidates.RANKED`
HANDFUL = 5  # hits, under which texts are shown too that are about the same as those
FEW = 10  # hits, under which texts are shown too that have not all that was asked for
NEWEST, BEST = "search-newest", "search-best"
Shown = list[tuple[int, Hit]]


def newest(
    viewer: Viewer, asked: Asked, narrowing: Narrowing, *, after: str | None, limit: int = PAGE_SIZE
) -> Page[Hit]:
    """Raises Invalid for a cursor of another list."""
    before = cursors.read(NEWEST, after, many=1)[0] if after else None
    if showing.is_in_vain(narrowing):
        return Page([])
    search = Search(viewer, with_slips(asked), narrowing)
    said, shown, scanned = search.said(search.asked.wanted), Shown(), 0
    most = BATCH if asked.has_rows else limit + SPARE
    while len(shown) <= limit and scanned < MOST_SCANNED:
        ids = matching.newest(said, before=before, limit=most)
        shown += search.visible(showing.places(ids))
        scanned += len(ids)
        before = ids[-1] if len(ids) == most else None
        if before is None:
            break
        most = BATCH
    if len(shown) > limit:
        before = shown[limit - 1][0]
    going_on = None if before is None else cursors.write(NEWEST, before)
    return Page([hit for _id, hit in shown[:limit]], going_on)


def best(
    viewer: Viewer, asked: Asked, narrowing: Narrowing, *, after: str | None, limit: int = PAGE_SIZE
) -> Page[Hit]:
    """Of the newest that match the best first, then of those before them. Raises Invalid for a
    cursor of another list."""
    search = Search(viewer, with_slips(asked), narrowing)
    start = cursors.read(BEST, after, many=3) if after else (0, search.last + 1, search.last + 1)
    skipped, before, top = start
    if showing.is_in_vain(narrowing):
        return Page([])
    page: list[Hit] = []
    for _window in range(MOST_WINDOWS):
        end = skipped + limit - len(page)
        window = candidates.window(search, before=before, top=top)
        shown = _shown(search, window, end, top if before == top else None)
        page += [hit for _id, hit in shown[skipped:end]]
        if len(shown) > end:
            return Page(page, cursors.write(BEST, end, before, top))
        if window.end is None:
            return Page(page)
        skipped, before = 0, window.end
    return Page(page, cursors.write(BEST, 0, before, top))


def _shown(search: Search, window: Window, end: int, top: int | None) -> Shown:
    """Up to one more than that. Where all that match are few, also what matches in part, and what
    is about the same: few are those that their reader sees."""
    ranked = candidates.in_order(search, window)
    shown = _seen(search, ranked, max(end, FEW))
    if top is None or window.end is not None or len(shown) >= FEW:
        return shown
    ranked = candidates.in_order(search, candidates.with_some(search, window, top=top))
    shown = _seen(search, ranked, max(end, FEW))
    return shown if len(shown) >= HANDFUL else shown + _alike(search, ranked, shown, top)


def _seen(search: Search, ranked: Sequence[Candidate], enough: int) -> Shown:
    shown: Shown = []
    for begin, end in _stretches(len(ranked), 2 * enough):
        shown += search.visible(ranked[begin:end])
        if len(shown) > enough:
            break
    return shown


def _stretches(length: int, first: int) -> Iterator[tuple[int, int]]:
    """A short one first: mostly nearly all of it is for its reader."""
    begin, end = 0, first
    while begin < length:
        yield begin, end
        begin, end = end, end + BATCH


def _alike(search: Search, ranked: Sequence[Candidate], shown: Shown, top: int) -> Shown:
    """What is about the same as the little that was found: it has the words that say most there
    (relevance feedback: Rocchio 1971). Only of what the viewer may read."""
    by_id = {one.id: one for one in ranked}
    known = [by_id[number] for number, _hit in shown]
    said = feedback.telling(known, search.asked, lambda terms: candidates.rarities(search, terms))
    if not said:
        return []
    ids = matching.newest(search.said([said]), before=top, limit=BATCH)
    others = showing.entries([number for number in ids if number not in dict(shown)])
    return search.visible(feedback.nearest(others, said))[: HANDFUL - len(shown)]


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
