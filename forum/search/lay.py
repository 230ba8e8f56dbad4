"""Words that members use for one thing: *spit* for acute pain low in the back (`data/lay.toml`)."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from forum.search.inflection import term_of
from forum.search.words import needed, words

Terms = tuple[str, ...]
SAME, NARROWER = 0.8, 0.6  # what another word for it counts beside the word itself


@dataclass(frozen=True)
class Other:
    """Terms that say the same when all of them stand in a text, and what that counts."""

    terms: Terms
    weight: float


class Lay:
    """Knows what else a word or a row of words is called."""

    def __init__(self, told: dict[str, list[dict[str, Any]]]) -> None:
        others: dict[Terms, dict[Terms, float]] = defaultdict(dict)
        groups: dict[str, list[str]] = {
            word: group["words"] for group in told["group"] for word in group["words"]
        }
        for word, group in groups.items():
            same = {_terms(other): SAME for other in group if other != word}
            others[_said(word)].update(same)
        for row in told["narrower"]:
            narrow = groups.get(row["from"], [row["from"]])
            for to in row["to"]:
                for broad in groups.get(to, [to]):
                    for word in narrow:
                        others[_said(broad)].setdefault(_terms(word), NARROWER)
        self._names = {_terms(word): word for word in reversed(groups)}
        self._others = {said: _ranked(found) for said, found in others.items()}
        self.longest = max(map(len, self._others), default=0)

    def others(self, said: Terms) -> tuple[Other, ...]:
        """What else is called by these words, of which each is its own term."""
        return self._others.get(said, ())

    def single_words(self) -> frozenset[str]:
        """Those of our words that are one word."""
        return frozenset(word for word in self._names.values() if " " not in word)

    def name(self, terms: Terms) -> str:
        """How one of our words, or a row of them, is written; empty where none has these terms."""
        return self._names.get(terms, "")


def _ranked(found: dict[Terms, float]) -> tuple[Other, ...]:
    return tuple(Other(terms, weight) for terms, weight in found.items() if terms)


def _said(phrase: str) -> Terms:
    """How a phrase is asked: a term for each word."""
    return tuple(map(term_of, words(phrase)))


def _terms(phrase: str) -> Terms:
    """How a phrase is found."""
    return tuple(dict.fromkeys(chain.from_iterable(map(needed, words(phrase)))))


@cache
def shipped() -> Lay:
    """What is shipped."""
    return Lay(tomllib.loads((Path(__file__).parent / "data" / "lay.toml").read_text("utf-8")))
