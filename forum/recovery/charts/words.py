"""Words in a drawing, out of the way of its lines and of each other. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LETTER = 2.7  # percent of the width of a phone
ASCENT, DESCENT = 15, 4  # pixels above and below the foot of a word
MOST_SPOTS = 80  # of those that a word avoids: enough to know where it is crowded
OVER_ANOTHER = 100

Spot = tuple[float, float]


@dataclass(frozen=True)
class Word:
    """From `x` on, or up to it; `y` is its foot."""

    x: float
    y: float
    width: float
    is_left: bool = False

    @property
    def left(self) -> float:
        return self.x - self.width if self.is_left else self.x

    @property
    def right(self) -> float:
        return self.left + self.width

    def covers(self, spots: Iterable[Spot]) -> int:
        """How many of them."""
        left, right, top, bottom = self.left, self.right, self.y - ASCENT, self.y + DESCENT
        return sum(left <= x <= right and top <= y <= bottom for x, y in spots)

    def meets(self, other: "Word") -> bool:
        is_beside = self.right < other.left or other.right < self.left
        return not is_beside and abs(self.y - other.y) < ASCENT + DESCENT


def place(
    choices: Sequence[Sequence[Word]], spots: Sequence[Spot], taken: Sequence[Word] = ()
) -> list[Word]:
    """Of each word the choice that is least in the way, the first one of equals."""
    placed = list(taken)
    for words in choices:
        placed.append(min(words, key=lambda word: _trouble(word, spots, placed)))
    return placed[len(taken) :]


def _trouble(word: Word, spots: Sequence[Spot], others: Sequence[Word]) -> int:
    return word.covers(spots) + OVER_ANOTHER * sum(map(word.meets, others))
