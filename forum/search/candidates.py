"""What may answer best: those of the newest that match, in the order in which they do.

How many are looked at is bounded. Where more match, the next are those before these.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from forum.accounts.viewer import GUEST, Viewer
from forum.search import matching, showing
from forum.search.asking import Asked, Wanted, in_parts
from forum.search.kinds import Found, Hit, Narrowing
from forum.search.lay import Other
from forum.search.narrowed import TITLE
from forum.search.ranking import Candidate, best_first, rarity
from forum.search.vague import solid, weight_of
from forum.search.within import Within, narrowed_to, readable

RANKED, RANKED_BY_TITLE = 1_000, 200  # of those that match, the newest, that are put in order
COUNTED = 1_000  # how far it is counted how many texts have a word


@dataclass(frozen=True)
class Search:
    """Who looks for what, and what that is kept to."""

    viewer: Viewer
    asked: Asked
    narrowing: Narrowing

    def said(self, wanted: Sequence[Wanted], prefix: str = "") -> str:
        """In the language of the index."""
        return matching.expression(
            wanted, within=self._within, without=self.asked.without, prefix=prefix
        )

    def visible(self, entries: Sequence[Candidate]) -> list[tuple[int, Hit]]:
        return showing.visible(self.viewer, entries, self.asked, self.narrowing)

    @cached_property
    def counts(self) -> Mapping[Wanted, int]:
        """How many texts have each thing that is asked for, and each part of it."""
        every = list({**dict.fromkeys(self.asked.wanted), **dict.fromkeys(self.apart)})
        return dict(zip(every, self.count(every), strict=True))

    @cached_property
    def apart(self) -> Sequence[Wanted]:
        return list(dict.fromkeys(chain.from_iterable(map(in_parts, self.asked.wanted))))

    def count(self, every: Sequence[Wanted]) -> list[int]:
        """In what anybody may read, so that nothing can be told from it of anything else."""
        said = [matching.expression([one], within=self._public) for one in every]
        return matching.counts_up_to(said, COUNTED, last=self.last)

    @cached_property
    def last(self) -> int:
        """The number of the newest entry there is."""
        return matching.last_number()

    @cached_property
    def _kinds(self) -> tuple[Found, ...]:
        return showing.kinds_of(self.narrowing)

    @cached_property
    def _public(self) -> Within:
        return narrowed_to(Narrowing(), self._kinds, readable(GUEST))

    @cached_property
    def _within(self) -> Within:
        return narrowed_to(self.narrowing, self._kinds, readable(self.viewer))


@dataclass(frozen=True)
class Window:
    """`end` is where those before these end; None where these are all."""

    ids: Collection[int]
    end: int | None


def window(search: Search, *, before: int, top: int) -> Window:
    """Those before this number. In the first one, from the top, also of those before it the
    newest with the words in their title, which are then passed over."""
    wanted = solid(search.asked.wanted)
    ids = matching.newest(search.said(wanted), before=before, limit=RANKED)
    end = ids[-1] if len(ids) == RANKED else None
    if before == top and end is None:
        return Window(ids, end)
    titled = matching.newest(search.said(wanted, TITLE), before=top, limit=RANKED_BY_TITLE)
    if before == top:
        return Window(dict.fromkeys([*ids, *titled]), end)
    return Window(dict.fromkeys(ids).keys() - set(titled), end)


def with_some(search: Search, found: Window, *, top: int) -> Window:
    """Also of texts that have some of it: for each thing that is asked for, the newest that have
    it, beginning with the rarest."""
    return Window(dict.fromkeys([*found.ids, *_some(search, top)]), None)


def _some(search: Search, top: int) -> Iterator[int]:
    each = RANKED // max(1, len(search.apart))
    for one in sorted(search.apart, key=lambda one: search.counts[one]):
        yield from matching.newest(search.said([one]), before=top, limit=each)


def in_order(search: Search, found: Window) -> Sequence[Candidate]:
    """What answers best first."""
    of = _about(search.last)
    asked = {
        one: rarity(search.counts[one], of) * weight_of(one.term) for one in search.asked.wanted
    }
    parts = {one.term: rarity(search.counts[one], of) for one in search.apart}
    return best_first(showing.entries(found.ids), asked, parts)


def rarities(search: Search, terms: Sequence[str]) -> Mapping[str, float]:
    wanted = [Wanted(term, (Other((term,), 1.0),)) for term in terms]
    counts = zip(terms, search.count(wanted), strict=True)
    of = _about(search.last)
    return {term: rarity(count, of) for term, count in counts}


def _about(last: int) -> int:
    """How many texts there are: the number itself changes with each that nobody may know of."""
    return 1 << last.bit_length()
