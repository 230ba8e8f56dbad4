"""Where something stands in a text, as spans of words and as bits.

A bit of a number stands for a word, the lowest for the first. What must be asked of every word
(is there one of these within three words after one of those?) is asked of all at once so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

FEW = 10  # bits, up to which they are taken off one by one


class Span(NamedTuple):
    """Words `start` up to `end` (as numbers of words); `said` are those that were asked for."""

    start: int
    end: int
    said: frozenset[int]

    def touches(self, other: "Span") -> bool:
        """Do they share a word?"""
        return self.start < other.end and other.start < self.end


class Places:
    """The spans of something: single words as bits, the longer ones as they were found."""

    def __init__(self, words: int, longer: Iterable[Span], sentences: Sequence[int]) -> None:
        self._sentences = sentences
        self._words = self.starts = words
        self._longer: dict[int, list[Span]] = defaultdict(list)
        for span in longer:
            self._longer[span.start].append(span)
            self.starts |= 1 << span.start

    def at(self, start: int) -> list[Span]:
        """Those that begin with this word."""
        longer = self._longer.get(start, [])
        return [alone(start), *longer] if self._words >> start & 1 else longer

    def all(self) -> Iterator[Span]:
        """Every one of them."""
        for start in numbers(self.starts):
            yield from self.at(start)

    @cached_property
    def in_sentence(self) -> dict[int, list[Span]]:
        """By the number of their sentence."""
        spans: dict[int, list[Span]] = defaultdict(list)
        for span in self.all():
            spans[self._sentences[span.start]].append(span)
        return dict(spans)


@lru_cache(4096)
def alone(at: int) -> Span:
    """The span of a single word."""
    return Span(at, at + 1, frozenset({at}))


def numbers(bits: int) -> Iterator[int]:
    """The numbers of the words, from the first on."""
    if bits.bit_count() <= FEW:
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest
        return
    said = bin(bits)[:1:-1]
    at = said.find("1")
    while at >= 0:
        yield at
        at = said.find("1", at + 1)


def before(starts: int, gap: int, going_on: int) -> int:
    """The words from which on one of these comes at once, or after at most `gap` others.

    `going_on` are all words that a sentence does not begin with.
    """
    soon = starts & going_on
    for _ in range(gap):
        soon |= soon >> 1 & going_on
    return soon
