"""Taking Dutch compounds apart: *bekkenbodemspieren* is bekken, bodem and spier.

Parts are those of `data/parts.toml`; between two may stand *s*, *e*, *en* or *n*, and the last may
have an ending. Of several ways the one with the fewest parts counts, then the one with the
longest first part. A word that is not made of those may be made of two others that there are
(*kleuterleidster*), of which the shorter is as long as can be.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from forum.core.terms import STOP_WORDS
from forum.search.dictionary import base_of, is_word
from forum.search.inflection import APART, LONGEST, REMEMBERED, forms, term_of

LINKS = ("", "s", "en", "e", "n")
SHORTEST = 3  # letters of a part
SHORTEST_OTHER = 4  # of a part that is a word, but none of ours
MOST = 4  # parts of one word
# Endings and beginnings that are words too.
_SAID = """
aarster achter achtig anti arig baar beha blij boven buiten chap ding door eed eend elijk eling
ende eren erij even heid iets inter isch jarig lend lijk ling loog loos matig naar onder over peda
raar rijk samen schap spie stel ster sters super tegen teren terug tijk ting vast verdiep vertel
vinding voor vormig waarts ware weder weg zaak zaam
"""
_DOING = re.compile(r"(.{3,})ende?")  # *wandelende* is no *wand-lende*
_WHERE = ("achter", "binnen", "boven", "buiten", "midden", "onder", "tussen", "voor")
_NEVER = STOP_WORDS.union(_SAID.split())


class Compounds:
    """Knows the words that are parts of others; those of `whole` are never taken apart."""

    def __init__(self, parts: Iterable[str], whole: Iterable[str]) -> None:
        self.parts = frozenset(parts)
        self._ends = frozenset(map(term_of, self.parts))
        self._whole = frozenset(map(term_of, whole))
        apart = ((part, self._of_ours(part)) for part in sorted(self.parts))
        self.inner = {term_of(part): terms for part, terms in apart if len(terms) > 1}

    def terms_in(self, word: str) -> tuple[str, ...]:
        """The terms of the parts of a folded word; empty for a word of one part."""
        if not 2 * SHORTEST <= len(word) <= LONGEST or term_of(word) in self._whole:
            return ()
        if (found := _DOING.fullmatch(word)) and is_word(verb := f"{found[1]}en"):
            return self.terms_in(verb)
        base = base_of(word)
        if base in self.parts and len(base) < len(word):
            return self._of_ours(base)
        return self._of_ours(word) or _apart(word) or self._of_two(base)

    def _of_ours(self, word: str) -> tuple[str, ...]:
        if term_of(word) in self._whole:
            return ()
        ways = [way for way in self._ways(word, MOST) if len(way) > 1]
        return min(ways, key=lambda way: (len(way), -len(way[0])), default=())

    def _ways(self, word: str, most: int) -> Iterator[tuple[str, ...]]:
        if word in self.parts or (len(word) > SHORTEST and term_of(word) in self._ends):
            yield (term_of(word),)
        if most == 1:
            return
        for end in range(SHORTEST, len(word) - SHORTEST + 1):
            if (first := word[:end]) in self.parts:
                for rest in self._rests(word[end:]):
                    yield from ((term_of(first), *way) for way in self._ways(rest, most - 1))

    def _of_two(self, word: str) -> tuple[str, ...]:
        """Of two words that there are, though they are no parts of ours."""
        ways = [
            (first, word[end:])
            for end in range(SHORTEST, len(word) - SHORTEST + 1)
            for first in _unlinked(word[:end])
            if self._may_begin(first) and self._may_end(word[end:])
        ]
        best = max(ways, key=lambda way: min(map(len, way)), default=())
        return tuple(map(term_of, best))

    def _may_begin(self, word: str) -> bool:
        return word in self.parts or (_is_long(word) and base_of(word) == word)

    def _may_end(self, word: str) -> bool:
        return word in self.parts or _is_long(word)

    def _rests(self, rest: str) -> Iterator[str]:
        for link in LINKS:
            after = rest.removeprefix(link)
            if len(after) == len(rest) - len(link) >= SHORTEST:
                yield after


def _unlinked(front: str) -> Iterator[str]:
    """What a front may be, without what links it to what follows."""
    return (front.removesuffix(link) for link in LINKS if front.endswith(link))


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST_OTHER and word not in _NEVER and is_word(word)


def _apart(word: str) -> tuple[str, ...]:
    """A verb that is written apart elsewhere (*afbouwen*: bouw af): found by its verb."""
    ways = (word.removeprefix(prefix) for prefix in APART if word.startswith(prefix))
    return next(((term_of(verb),) for verb in ways if verb in forms()), ())


@cache
def _shipped() -> Compounds:
    told = tomllib.loads((Path(__file__).parent / "data" / "parts.toml").read_text("utf-8"))
    whole = f"{told.pop('whole')} {told['both']}".split()
    return Compounds((word for words in told.values() for word in words.split()), whole)


@lru_cache(REMEMBERED)
def terms_in(word: str) -> tuple[str, ...]:
    """As `Compounds.terms_in`, by the parts that are shipped."""
    return _shipped().terms_in(word)


@lru_cache(REMEMBERED)
def all_terms_in(word: str) -> tuple[str, ...]:
    """Those of its parts, and of their parts (*buikademhaling*: buik, ademhaling, adem, haal)."""
    found = terms_in(word)
    within = (_shipped().inner.get(term, ()) for term in found)
    return tuple(dict.fromkeys([*found, *chain.from_iterable(within)]))


@cache
def _where() -> frozenset[str]:
    return frozenset(map(term_of, _WHERE))


def says_where(term: str) -> bool:
    """Is it that of a word that says little by itself: *onder*, *boven*?"""
    return term in _where()


def parts() -> frozenset[str]:
    """Every word that is shipped as a part of others."""
    return _shipped().parts
