"""Words that are one slip of the finger away from a word we look for.

A slip is one letter too many, too few, another, or two that changed places (Damerau 1964).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from string import ascii_lowercase


class Spelling:
    """Knows the words that can be meant, of `shortest` letters or more; built once."""

    def __init__(
        self,
        words: Iterable[str],
        ordinary: Iterable[str] = (),
        *,
        shortest: int,
        same_start: bool = False,
    ) -> None:
        self._ordinary = frozenset(ordinary)
        self._shortest, self._same_start = shortest, same_start
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in {word for word in words if len(word) >= shortest}:
            for shorter in {word, *_shortened(word)}:
                self._near[shorter].append(word)

    def meant(self, written: str) -> set[str]:
        """The words of ours that may have been meant; empty for a word that is a word itself."""
        if len(written) < self._shortest - 1 or written in self._ordinary:
            return set()
        likely = {
            word
            for shorter in {written, *_shortened(written)}
            for word in self._near.get(shorter, ())
        }
        return {
            word
            for word in likely
            if _is_slip(word, written) and (word[0] == written[0] or not self._same_start)
        }


def slips_of(word: str) -> set[str]:
    """Every row of letters that is one slip away from a word, and itself."""
    ends = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = {front + rest[1:] for front, rest in ends if rest}
    swapped = {front + rest[1] + rest[0] + rest[2:] for front, rest in ends if len(rest) > 1}
    other = {front + sign + rest[1:] for front, rest in ends if rest for sign in ascii_lowercase}
    more = {front + sign + rest for front, rest in ends for sign in ascii_lowercase}
    return fewer | swapped | other | more


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
