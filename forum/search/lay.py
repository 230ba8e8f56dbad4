"""Words that members use for one thing: *spit* for acute pain low in the back (`data/lay.toml`)."""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from forum.search.words import needed, words

Terms = tuple[str, ...]
SAME, NARROWER, SPOKEN = 0.8, 0.6, 0.5  # what another word counts beside the word itself
MOST = 32  # other ways of one thing that are looked for


@dataclass(frozen=True)
class Other:
    """Terms that say the same when all of them stand in a text, and what that counts."""

    terms: Terms
    weight: float


class Lay:
    """Knows what else a word or a row of words is called, in one word or apart."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._groups: dict[str, list[str]] = {
            word: group["words"] for group in told["group"] for word in group["words"]
        }
        others: dict[Terms, dict[Terms, float]] = defaultdict(dict)
        for asked, found, weight in chain(
            ((word, self._groups[word], SAME) for word in self._groups),
            self._narrower(told["narrower"]),
            ((word, said, SPOKEN) for word, said in told.get("spoken", {}).items()),
        ):
            for one in self._groups.get(asked, [asked]) if weight == SPOKEN else [asked]:
                for other in found:
                    others[terms_of(one)].setdefault(terms_of(other), weight)
        capitals = frozenset(told.get("capitals", ()))
        self._names = {terms_of(word): _written(word, capitals) for word in reversed(self._groups)}
        self._others = {said: tuple(_ranked(said, found)) for said, found in others.items()}
        self.longest = max(map(len, self._others), default=0)

    def _narrower(
        self, rows: Iterable[Mapping[str, Any]]
    ) -> Iterator[tuple[str, list[str], float]]:
        for row in rows:
            narrow = self._groups.get(row["from"], [row["from"]])
            for to in row["to"]:
                yield from ((broad, narrow, NARROWER) for broad in self._groups.get(to, [to]))

    def others(self, said: Terms) -> tuple[Other, ...]:
        """What else is called by the words that have these terms (`terms_of`)."""
        return self._others.get(said, ())

    def single_words(self) -> frozenset[str]:
        """Those of our words that are one word."""
        return frozenset(word for word in self._groups if " " not in word)

    def name(self, terms: Terms) -> str:
        """How one of our words, or a row of them, is written; empty where none has these terms."""
        return self._names.get(terms, "")


def _written(entry: str, capitals: Collection[str]) -> str:
    return " ".join(word.upper() if word in capitals else word for word in entry.split())


def _ranked(said: Terms, found: Mapping[Terms, float]) -> list[Other]:
    ways = [Other(terms, weight) for terms, weight in found.items() if terms and terms != said]
    return sorted(ways, key=lambda way: -way.weight)[:MOST]


def terms_of(phrase: str) -> Terms:
    """The terms of a phrase: of a compound, as of the same words apart, those of its parts."""
    return tuple(dict.fromkeys(chain.from_iterable(map(needed, words(phrase)))))


@cache
def shipped() -> Lay:
    """What is shipped."""
    return Lay(tomllib.loads((Path(__file__).parent / "data" / "lay.toml").read_text("utf-8")))
