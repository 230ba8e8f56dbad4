"""Finding many words in one text, in one pass over it (Aho and Corasick). Pure.

What is looked for is a word or a phrase. A star at either end lets it be a part of a longer word.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forum.moderation.gates.words.folding import Folded, end_of, folded, folded_word

STAR = "*"


class Hit(NamedTuple):
    """Which of the words it is, and the signs of the text it takes up: of a part the whole word."""

    number: int
    start: int
    end: int


class Matcher:
    """Looks for all of these at once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._found: list[list[tuple[int, int]]] = [[]]  # of which word, and how long it is
        self._fall: list[int] = [0]
        for number, word in enumerate(words):
            self._add(number, _literal(word))
        self._link()

    def hits(self, text: str) -> list[Hit]:
        """All, the first first."""
        found = {hit for shape in folded(text) for hit in self._in(shape, text)}
        return sorted(found, key=lambda hit: (hit.start, hit.end, hit.number))

    def _add(self, number: int, literal: str) -> None:
        if not literal.strip():
            return
        state = 0
        for sign in literal:
            if sign not in self._next[state]:
                self._next[state][sign] = len(self._next)
                self._next.append({})
                self._found.append([])
                self._fall.append(0)
            state = self._next[state][sign]
        self._found[state].append((number, len(literal)))

    def _link(self) -> None:
        """Where to go on when a sign does not fit: to the longest end that begins a word too."""
        waiting = deque(self._next[0].values())
        while waiting:
            state = waiting.popleft()
            for sign, child in self._next[state].items():
                waiting.append(child)
                fall = self._fall[state]
                while fall and sign not in self._next[fall]:
                    fall = self._fall[fall]
                self._fall[child] = self._next[fall].get(sign, 0)
                self._found[child] += self._found[self._fall[child]]

    def _in(self, shape: Folded, text: str) -> Iterator[Hit]:
        state, steps, fall, found = 0, self._next, self._fall, self._found
        seen: set[tuple[int, int, int]] = set()
        blanks = [at for at, sign in enumerate(shape.text) if sign == " "]
        for at, sign in enumerate(shape.text):
            while state and sign not in steps[state]:
                state = fall[state]
            state = steps[state].get(sign, 0)
            for number, length in found[state]:
                first = blanks[bisect_right(blanks, at + 1 - length) - 1] + 1
                last = blanks[bisect_left(blanks, at)] - 1
                if (number, first, last) not in seen:
                    seen.add((number, first, last))
                    yield _hit(number, shape.places[first], shape.places[last], text)


def _literal(word: str) -> str:
    """With the blanks that stand around a whole word."""
    plain = folded_word(word)
    if not plain:
        return ""
    before = "" if word.lstrip().startswith(STAR) else " "
    behind = "" if word.rstrip().endswith(STAR) else " "
    return f"{before}{plain}{behind}"


def _hit(number: int, first: int, last: int, text: str) -> Hit:
    """With what nobody sees behind its last letter."""
    return Hit(number, first, end_of(text, last))
