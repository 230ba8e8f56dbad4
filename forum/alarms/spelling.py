"""Words that are one slip of the finger away from a word we look for.

A slip is one letter too many, too few, another, or two that changed places (Damerau 1964), in
words of six letters or more that begin with the same letter (GUIDE §3.4).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 6


class Spelling:
    """Knows the words that can be meant; built once from the words of the rules."""

    def __init__(self, words: Iterable[str], ordinary: Iterable[str]) -> None:
        self._ordinary = frozenset(ordinary)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in {word for word in words if len(word) >= SHORTEST}:
            for shorter in {word, *_shortened(word)}:
                self._near[shorter].append(word)

    def meant(self, written: str) -> set[str]:
        """The words of ours that may have been meant; empty for a word that is a word itself."""
        if len(written) < SHORTEST - 1 or written in self._ordinary:
            return set()
        likely = {
            word
            for shorter in {written, *_shortened(written)}
            for word in self._near.get(shorter, ())
        }
        return {word for word in likely if word[0] == written[0] and _is_slip(word, written)}


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_slip(one: str, other: str) -> bool:
    if one == other:
        return True
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return abs(len(one) - len(other)) == 1
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
    )
