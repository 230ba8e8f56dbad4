"""What the watched words do to the texts that somebody sends. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.matching import Hit, Matcher

HIDDEN = "[…]"  # where a moderator filled nothing in


@dataclass(frozen=True)
class Watched:
    id: int
    word: str
    action: Action
    replacement: str
    reason: str


@dataclass(frozen=True)
class Found:
    """One word in one field: `said` is how it stands there."""

    watched: Watched
    field: str
    said: str


@dataclass(frozen=True)
class Sifted:
    """`texts` are as they may be stored, by field."""

    texts: Mapping[str, str]
    found: Sequence[Found] = field(default_factory=tuple)

    def of(self, action: Action) -> list[Found]:
        return [one for one in self.found if one.watched.action == action]


class Sieve:
    """The words of one moment, ready to look for."""

    def __init__(self, words: Sequence[Watched]) -> None:
        self._words = words
        self._matcher = Matcher([one.word for one in words])

    def sift(self, texts: Mapping[str, str]) -> Sifted:
        stored: dict[str, str] = {}
        found: list[Found] = []
        for name, text in texts.items():
            hits = self._matcher.hits(text) if self._words else []
            found += [Found(self._of(hit), name, text[hit.start : hit.end]) for hit in hits]
            stored[name] = _replaced(text, self._replacing(hits))
        return Sifted(stored, tuple(found))

    def _of(self, hit: Hit) -> Watched:
        return self._words[hit.number]

    def _replacing(self, hits: Iterable[Hit]) -> list[tuple[Hit, str]]:
        found = [(hit, self._of(hit)) for hit in hits]
        return [
            (hit, watched.replacement or HIDDEN)
            for hit, watched in found
            if watched.action == Action.REPLACE
        ]


def _replaced(text: str, hits: Iterable[tuple[Hit, str]]) -> str:
    """Of hits that overlap the one that begins first counts."""
    parts, end = [], 0
    for hit, instead in hits:
        if hit.start >= end:
            parts += [text[end : hit.start], instead]
            end = hit.end
    return "".join([*parts, text[end:]])
