"""Words that were probably meant where a word was typed that is none (one slip, five letters)."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from forum.core.spelling import slips_of
from forum.search import compounds, inflection, lay, sounds
from forum.search.dictionary import is_word
from forum.search.inflection import LONGEST, REMEMBERED
from forum.search.words import needed

SHORTEST = 5  # letters of a word in which a slip is forgiven
SHORTEST_PART = 4  # of a part of a longer word
MOST = 12  # other words that are looked for
_LINKS = ("s", "en", "n", "e")


@lru_cache(REMEMBERED)
def meant(word: str) -> tuple[tuple[str, ...], ...]:
    """For a folded word: the terms of each word of ours that may have been meant, likeliest first.

    Empty for a word we know, and for one that is not like any.
    """
    found = dict.fromkeys(map(needed, words_meant(word)))
    if not found and SHORTEST <= len(word) <= LONGEST and not is_known(word):
        found = dict.fromkeys(_of_parts(word))
    return tuple(terms for terms in found if terms != needed(word))[:MOST]


@lru_cache(REMEMBERED)
def words_meant(word: str) -> tuple[str, ...]:
    """For a folded word that is none of ours: those that may have been meant. Where it may as
    well be made of ours (*wand-len*), too."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or _is_listed(word):
        return ()
    return tuple(_near(word, SHORTEST - 1))[:MOST]


def is_known(word: str) -> bool:
    """Is it a word of ours, or made of some?"""
    return _is_listed(word) or bool(compounds.terms_in(word))


def _near(word: str, shortest: int) -> Iterable[str]:
    """Words that sound the same, then those of ours that are a slip away, then all that are."""
    slips = [slip for slip in slips_of(word) if len(slip) >= shortest and _is_listed(slip)]
    ours = sorted(slips, key=lambda slip: (slip not in _words(), slip[0] != word[0], slip))
    return dict.fromkeys([*filter(_is_listed, sounds.spelt(word)), *ours])


def _of_parts(word: str) -> Iterator[tuple[str, ...]]:
    """Where one part of a longer word was mistyped."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        front, rest = word[:at], word[at:]
        for first in _parts_as(front):
            yield from ((*needed(first), *needed(one)) for one in _near_part(rest))
        if _is_part(rest):
            for link in ("", *_LINKS):
                first = front.removesuffix(link)
                if link == "" or first != front:
                    yield from ((*needed(one), *needed(rest)) for one in _near_part(first))


def _parts_as(front: str) -> list[str]:
    """The words that a front may be, without what links it to what follows."""
    ways = [front, *(front.removesuffix(link) for link in _LINKS if front.endswith(link))]
    return [way for way in ways if _is_part(way)]


def _is_part(word: str) -> bool:
    return word in compounds.parts() or (len(word) >= SHORTEST and is_word(word))


def _near_part(word: str) -> Iterable[str]:
    if len(word) < SHORTEST_PART:
        return ()
    return [one for one in _near(word, SHORTEST_PART) if one in _words() or len(one) > SHORTEST]


def _is_listed(word: str) -> bool:
    return word in _words() or is_word(word)


@cache
def _words() -> frozenset[str]:
    bases = compounds.parts() | inflection.forms() | lay.shipped().single_words()
    return frozenset().union(*map(inflection.inflected, bases))
