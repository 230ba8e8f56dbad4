"""The small language in which lists of words and the rules are written.

    doof dove gevoelloos*        a word; `x*` begins with, `*x` ends with, `*x*` holds
    nat|natte broek              one of two words, then a word
    NUMB                         anything of the list of that name
    AREA ~ NUMB, AREA ~6 NUMB    up to 3 (or 6) other words between, within one clause
    AREA ~~6 NUMB                the same, but also over the clauses of one sentence
    zo? doof                     a word that may be left out

It has no repetition, so that what it costs grows with the text alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GAP = 3
WIDEST = 14

_GAP = re.compile(r"(~~?)(\d{0,2})")
_WORD = re.compile(r"\*?[^\W_]+(?:['.,:/-][^\W_]+)*\*?")
_LIST = re.compile(r"[A-Z][A-Z_]+")


class BadPatternError(ValueError):
    """A pattern that says nothing, or something this language has no words for."""


@dataclass(frozen=True)
class Slot:
    """One place in a pattern: what may stand there, and how far from the one before."""

    words: frozenset[str]
    lists: tuple[str, ...]
    gap: int
    crosses: bool  # may the gap reach over the end of a clause?
    optional: bool = False

    @property
    def needs_word(self) -> bool:
        """Can it be filled by these words alone?"""
        return not self.optional and not self.lists


Pattern = tuple[Slot, ...]
Words = frozenset[str]


class Patterns:
    """Several patterns: `words` for those of a single word, the others kept by what each needs."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.all = tuple(patterns)
        alone = [pattern for pattern in self.all if len(pattern) == 1 and pattern[0].needs_word]
        self.words = frozenset(word for (slot,) in alone for word in slot.words)
        self._by_words: dict[Words, list[tuple[Pattern, frozenset[Words]]]] = defaultdict(list)
        self._rest: list[Pattern] = []  # those that could begin with anything of a list
        for pattern in set(self.all).difference(alone):
            needed = frozenset(slot.words for slot in pattern if slot.needs_word)
            if needed:
                self._by_words[min(needed, key=len)].append((pattern, needed))
            else:
                self._rest.append(pattern)

    @property
    def asked(self) -> set[Words]:
        """Every set of words of which they ask for one."""
        return {self.words}.union(slot.words for pattern in self.all for slot in pattern)

    def likely(self, there: set[Words]) -> Iterator[Pattern]:
        """Those of more words that may stand in a text that has a word of each of these."""
        yield from self._rest
        for words in there & self._by_words.keys():
            for pattern, needed in self._by_words[words]:
                if needed <= there:
                    yield pattern


def parse(written: str) -> Pattern:
    """The slots of a pattern; BadPatternError says what is wrong with it."""
    slots: list[Slot] = []
    gap, crosses = 0, False
    for piece in written.split():
        if found := _GAP.fullmatch(piece):
            gap, crosses = int(found[2] or GAP), found[1] == "~~"
            continue
        slots.append(_slot(piece, gap, crosses))
        gap, crosses = 0, False
    _check(written, slots, gap)
    return tuple(slots)


def lists_in(patterns: Iterable[Pattern]) -> set[str]:
    """The names of the lists that they speak of."""
    return {name for pattern in patterns for slot in pattern for name in slot.lists}


def _check(written: str, slots: list[Slot], open_gap: int) -> None:
    if not slots or open_gap or slots[0].gap:
        raise BadPatternError(f"“{written}” begint of eindigt niet met een woord")
    if all(slot.optional for slot in slots) or slots[0].optional:
        raise BadPatternError(f"“{written}” begint met een woord dat weg mag")
    if any(slot.gap > WIDEST for slot in slots):
        raise BadPatternError(f"“{written}” laat meer dan {WIDEST} woorden ertussen toe")


def _slot(piece: str, gap: int, crosses: bool) -> Slot:
    optional = piece.endswith("?")
    choices = piece.removesuffix("?").split("|")
    lists = tuple(choice for choice in choices if _LIST.fullmatch(choice))
    words = tuple(choice for choice in choices if choice not in lists)
    if not all(map(_is_word, words)):
        raise BadPatternError(f"“{piece}” is geen woord, lijst of afstand")
    return Slot(frozenset(words), lists, gap, crosses, optional)


def _is_word(word: str) -> bool:
    """A single letter with a star would be nearly every word."""
    is_short = "*" in word and len(word.strip("*")) < 2
    return _WORD.fullmatch(word) is not None and word == word.lower() and not is_short
