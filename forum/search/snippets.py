"""The part of a text that shows why it was found, with the words marked."""

from bisect import bisect_left
from collections.abc import Collection, Iterator

from markupsafe import Markup, escape

from forum.core.terms import fold
from forum.search.asking import Asked
from forum.search.compounds import all_terms_in
from forum.search.inflection import term_of
from forum.search.words import WORD, index_terms

LENGTH = 220  # characters shown of a text
READ = 6_000  # characters of a text that are looked at
_MARK, _END = Markup("<mark>"), Markup("</mark>")
Place = tuple[int, int]


def asked_terms(asked: Asked, text: str) -> frozenset[str]:
    """The terms of which the words are marked in a text: of what was typed all, and of other ways
    to say it those in which the text says it, where it does not say it as it was typed."""
    there = frozenset(index_terms(text[:READ]))
    found = {wanted.term for wanted in asked.wanted}
    for wanted in asked.wanted:
        first, *others = wanted.ways
        found.update(first.terms)
        if not there.issuperset(first.terms):
            found.update(*(way.terms for way in others if there.issuperset(way.terms)))
    return frozenset(found)


def snippet(text: str, terms: Collection[str]) -> Markup:
    """Around the words that were asked for, where most stand together; or the beginning."""
    text = text[:READ]
    places = list(_places(text, terms))
    start = _start(text, places)
    end = _word_end(text, start + LENGTH)
    return _cut(text, start, end, places)


def marked(text: str, terms: Collection[str]) -> Markup:
    """All of a short text, as a title."""
    return _cut(text, 0, len(text), list(_places(text, terms)))


def _places(text: str, terms: Collection[str]) -> Iterator[Place]:
    asked = set(terms)
    for found in WORD.finditer(text):
        word = fold(found[0])
        if term_of(word) in asked or not asked.isdisjoint(all_terms_in(word)):
            yield found.span()


def _start(text: str, places: Collection[Place]) -> int:
    """Where to begin so that most of what was asked for is shown."""
    if not places:
        return 0
    at = [place[0] for place in places]
    shown = [bisect_left(at, begin + LENGTH) - nth for nth, begin in enumerate(at)]
    first = at[shown.index(max(shown))]
    before = max(0, first - LENGTH // 4)
    return text.find(" ", before, first) + 1 if before else 0


def _word_end(text: str, end: int) -> int:
    cut = text.rfind(" ", 0, end) if end < len(text) else len(text)
    return cut if cut > 0 else end


def _cut(text: str, start: int, end: int, places: Collection[Place]) -> Markup:
    parts = ["… " if start else ""]
    at = start
    for begin, stop in places:
        if start <= begin and stop <= end:
            parts += [escape(text[at:begin]), _MARK, escape(text[begin:stop]), _END]
            at = stop
    parts += [escape(text[at:end]), " …" if end < len(text) else ""]
    return Markup("").join(parts)
