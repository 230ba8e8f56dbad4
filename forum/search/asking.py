"""What somebody typed to search by: words, "rows of words" and -words that must not be there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forum.core.terms import fold
from forum.search import apart, lay
from forum.search.compounds import says_where
from forum.search.inflection import term_of
from forum.search.lay import Other, Terms
from forum.search.words import WORD, needed, words

MOST_WORDS = 12  # that are looked for; a longer question is about its first
MOST_PHRASES = 4
MOST_OF_PART = 8  # other words for a part of a compound
PART = 0.6  # what a verb counts beside the whole one that was asked for
Row = tuple[str, ...]
_PIECE = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True)
class Wanted:
    """One thing that is asked for. It stands in a text in the first of its `ways` or another;
    `typed` is the folded word, and empty where several words are one thing."""

    term: str
    ways: tuple[Other, ...]
    typed: str = ""

    @property
    def least_ways(self) -> list[Terms]:
        """The terms of each, but of those that hold all of another: a text that has those has
        that one."""
        sets = [frozenset(way.terms) for way in self.ways]
        least = {one for one in sets if not any(other < one for other in sets)}
        return [tuple(sorted(one)) for one in dict.fromkeys(sets) if one in least]

    def also(self, ways: tuple[Other, ...]) -> "Wanted":
        """With more ways in which it may stand."""
        return replace(self, ways=self.ways + ways)


@dataclass(frozen=True)
class Asked:
    """`phrases` are folded words that stand side by side, `barred` those that may not; `without`
    terms of which all may not stand in it. `is_common` where nothing is wanted, as words were typed
    that are everywhere."""

    wanted: tuple[Wanted, ...] = ()
    phrases: tuple[Row, ...] = ()
    without: tuple[Terms, ...] = ()
    barred: tuple[Row, ...] = ()
    is_common: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def has_rows(self) -> bool:
        """Is a text to be read for rows of words?"""
        return bool(self.phrases or self.barred)

    @property
    def why_nothing(self) -> str:
        """Why there is nothing to look for, where there is not."""
        if self.without or self.barred:
            return "only_without"
        return "common" if self.is_common else "no_words"


def read(typed: str) -> Asked:
    """Never fails: what cannot be read as a phrase or a minus word is read as words."""
    said: list[str] = []
    phrases: list[Row] = []
    without: list[Terms] = []
    barred: list[Row] = []
    for minus, phrase, word in _PIECE.findall(typed.replace("\0", " ")):
        found = list(words(phrase or word))
        row = tuple(WORD.findall(fold(phrase)))
        if len(row) > 1:
            (barred if minus else phrases).append(row)
        elif minus:
            without.extend(needed(one) for one in found)
        if not minus:
            said.extend(found)
    whole = dict(apart.verbs(fold(typed)))
    return Asked(
        tuple(_wanted(list(dict.fromkeys(said))[:MOST_WORDS], whole)),
        tuple(phrases[:MOST_PHRASES]),
        tuple(without[:MOST_WORDS]),
        tuple(barred[:MOST_PHRASES]),
        is_common=any(len(word) > 1 for word in WORD.findall(fold(typed))),
    )


def holds(asked: Asked, terms: frozenset[str]) -> bool:
    """Does a text with these terms have all that was asked for, and nothing it may not have?"""
    return all(_stands(wanted, terms) for wanted in asked.wanted) and not any(
        terms.issuperset(without) for without in asked.without
    )


def has_rows(asked: Asked, text: str) -> bool:
    """Does each row of words stand in a text as it was typed, and none that may not?"""
    if not asked.has_rows:
        return True
    said = f" {' '.join(WORD.findall(fold(text)))} "
    stands = [f" {' '.join(row)} " in said for row in (*asked.phrases, *asked.barred)]
    return all(stands[: len(asked.phrases)]) and not any(stands[len(asked.phrases) :])


def _stands(wanted: Wanted, terms: frozenset[str]) -> bool:
    return any(terms.issuperset(way.terms) for way in wanted.ways)


def _wanted(said: list[str], whole: Mapping[str, str]) -> Iterator[Wanted]:
    """Each word, and a row of words for which there is another name as one. `whole` verbs that
    were typed apart, by the word that was: *viel*, for which *afvallen* is looked for first."""
    at = 0
    while at < len(said):
        size = _row_at(said, at)
        row = said[at : at + size]
        ways = _terms(row)
        if size == 1 and row[0] in whole:
            yield _of_verb(row[0], whole[row[0]])
        else:
            others = (*lay.shipped().others(ways), *_of_parts(ways))
            yield Wanted(term_of(row[0]), (Other(ways, 1.0), *others), row[0] if size == 1 else "")
        at += size


def _of_verb(typed: str, whole: str) -> Wanted:
    others = lay.shipped().others(needed(whole))
    ways = (Other((term_of(whole),), 1.0), *others, Other(needed(typed), PART))
    return Wanted(term_of(whole), ways, typed)


def _of_parts(ways: Terms) -> Iterator[Other]:
    """What a compound is called when one of its parts is called otherwise: *scoliosebrace*, for
    which *scoliose* and *korset* may stand."""
    if len(ways) == 1 or lay.shipped().others(ways):
        return
    for at, part in enumerate(ways):
        for other in lay.shipped().others((part,))[:MOST_OF_PART]:
            terms = tuple(dict.fromkeys((*ways[:at], *other.terms, *ways[at + 1 :])))
            yield Other(terms, PART * other.weight)


def _row_at(said: list[str], at: int) -> int:
    """How many words from here on are one thing."""
    longest = min(lay.shipped().longest, len(said) - at)
    rows = range(longest, 1, -1)
    return next((n for n in rows if lay.shipped().others(_terms(said[at : at + n]))), 1)


def _terms(row: list[str]) -> Terms:
    return tuple(dict.fromkeys(term for word in row for term in needed(word)))


def in_parts(wanted: Wanted) -> Iterator[Wanted]:
    """Of what is one thing in several words or parts, each that says something by itself
    (*onderrug*: rug); of a single word itself."""
    first, *_others = wanted.ways
    if len(first.terms) == 1:
        yield wanted
        return
    for term in [term for term in first.terms if not says_where(term)] or first.terms:
        yield Wanted(term, (Other((term,), 1.0),))
