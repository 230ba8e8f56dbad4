"""Words that were probably meant where a word was typed that is none (one slip, five letters)."""

from functools import cache

from forum.core.spelling import Spelling
from forum.search import compounds, inflection
from forum.search.inflection import term_of
from forum.search.words import needed

SHORTEST = 5  # letters of a word in which a slip is forgiven
SHORTEST_PART = 4  # of a part of a longer word
SOUNDS = (
    *(("y", "ij"), ("ei", "ij"), ("ij", "ei"), ("au", "ou"), ("ou", "au"), ("c", "k"), ("k", "c")),
    *(("ks", "x"), ("f", "ph"), ("z", "s"), ("s", "z"), ("ch", "g"), ("g", "ch"), ("i", "ie")),
)
MOST = 6  # other words that are looked for


def meant(word: str) -> tuple[tuple[str, ...], ...]:
    """For a folded word: the terms of each word of ours that may have been meant.

    Empty for a word we know, and for one that is not like any.
    """
    if len(word) < SHORTEST or is_known(word):
        return ()
    found = dict.fromkeys(needed(one) for one in (*_by_sound(word), *sorted(_known().meant(word))))
    if not found:
        found = dict.fromkeys(_of_parts(word))
    return tuple(terms for terms in found if terms != needed(word))[:MOST]


def words_meant(word: str) -> tuple[str, ...]:
    """For a folded word that is none of ours: those that may have been meant."""
    if len(word) < SHORTEST or is_known(word):
        return ()
    return tuple(sorted(_known().meant(word)))[:MOST]


def _by_sound(word: str) -> list[str]:
    """Words of ours that sound the same."""
    ways = (word.replace(one, other) for one, other in SOUNDS if one in word)
    return [way for way in ways if is_known(way)]


def is_known(word: str) -> bool:
    """Is it a word of ours, a form of one, or made of some?"""
    return term_of(word) in _terms() or bool(compounds.terms_in(word))


def _of_parts(word: str) -> list[tuple[str, ...]]:
    """Where one part of a longer word was mistyped."""
    ways = []
    for at in range(compounds.SHORTEST, len(word) - compounds.SHORTEST + 1):
        front, rest = word[:at], word[at:]
        if front in compounds.parts():
            ways += [(*needed(front), *needed(one)) for one in sorted(_parts().meant(rest))]
        if term_of(rest) in _terms():
            ways += [(*needed(one), *needed(rest)) for one in sorted(_parts().meant(front))]
    return ways


@cache
def _known() -> Spelling:
    return Spelling(_words(), shortest=SHORTEST)


@cache
def _parts() -> Spelling:
    return Spelling(_words(), shortest=SHORTEST_PART)


def _words() -> set[str]:
    bases = compounds.parts() | inflection.forms()
    return set().union(*map(inflection.inflected, bases))


@cache
def _terms() -> frozenset[str]:
    return frozenset(map(term_of, compounds.parts() | inflection.forms()))
