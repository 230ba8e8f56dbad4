"""The parts of a drawing: lines, their starts and names, and the rows of its table. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from forum.core.i18n import Text, _, number
from forum.recovery.change import Change, Number
from forum.recovery.charts.plot import BOTTOM, LEFT, RIGHT, TOP, Frame, Point, pieces
from forum.recovery.charts.words import LETTER, MOST_SPOTS, Spot, Word, place

MOST_MARKS = 30  # beyond these they run into one another
LONGEST_LABEL = 18
FROM_END = (
    -10,
    22,
    -30,
    42,
    -50,
    62,
    -70,
    82,
    -90,
    102,
)  # pixels, from a point to the foot of its name
HIGHEST = TOP - 8
FROM_LEVEL = (-5, 17)
START_WIDTH = 22  # percent, of the word at a start
START_AT = (11, 26, 40, 54, 68)  # where that may stand, when the end of its line is taken


@dataclass(frozen=True)
class Line:
    """`style` is its place in the drawing, which makes its shape and its dashes. `change` is of
    all that was ever told, None for too little."""

    name: str | Text
    style: int
    points: Sequence[Point]
    change: Change | None

    @cached_property
    def pieces(self) -> list[list[Point]]:
        return pieces(self.points)

    @property
    def paths(self) -> list[str]:
        """Each piece that has a length, as `x,y x,y`."""
        return [_path(piece) for piece in self.pieces if piece[1:]]

    @property
    def marks(self) -> list[Point]:
        """Of a long line its end and some before it, and all that stand alone: those would not be
        seen otherwise."""
        some = set(self.points[:: -(len(self.points) // MOST_MARKS + 1)])
        some |= {piece[0] for piece in self.pieces if not piece[1:]}
        return sorted(some)

    @property
    def end(self) -> Point:
        return self.points[-1]

    @property
    def label(self) -> str:
        name = str(self.name)
        return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"

    @property
    def said(self) -> Text:
        found = self.change
        if found is None:
            return _("%(name)s: laatst %(now)s", name=self.name, now=number(self.end.value))
        ends = {"before": number(found.baseline), "now": number(found.current)}
        return _("%(name)s: %(before)s bij de start, %(now)s nu", name=self.name, **ends)

    @property
    def start(self) -> Fraction | None:
        return self.change.baseline if self.change else None


@dataclass(frozen=True)
class Place:
    """A name, and where it stands."""

    line: Line
    word: Word


@dataclass(frozen=True)
class Start:
    """The level at which these lines began, and the height of the word that says so."""

    y: float
    word: Word
    lines: Sequence[Line]


@dataclass(frozen=True)
class DateLabel:
    x: float
    text: Text


class Row(NamedTuple):
    """A day of the table: what was told of each line, None for nothing."""

    day: date
    values: Sequence[Number | None]
    has_flare_up: bool


def places(lines: Sequence[Line]) -> list[Place]:
    """A name for each line, over its end or under it."""
    words = place([_names(line) for line in lines], _spots(lines))
    return [Place(*one) for one in zip(lines, words, strict=True)]


def starts(frame: Frame, names: Sequence[Place]) -> list[Start]:
    """One for each level, of the lines that are long enough to have one."""
    lines = [one.line for one in names]
    levels: dict[Fraction, list[Line]] = {}
    for line in lines:
        if line.start is not None:
            levels.setdefault(line.start, []).append(line)
    heights = [frame.down(level) for level in levels]
    taken = [one.word for one in names]
    words = place([_starts(height) for height in heights], _spots(lines), taken)
    return [Start(*one) for one in zip(heights, words, levels.values(), strict=True)]


def _names(line: Line) -> list[Word]:
    end, width = line.end, LETTER * len(line.label)
    is_left = end.x > (LEFT + RIGHT) / 2
    heights = [height for step in FROM_END if HIGHEST <= (height := end.y + step) <= BOTTOM]
    return [Word(end.x, height, width, is_left) for height in heights]


def _starts(height: float) -> list[Word]:
    """At the end of its line, which is where one looks for a name."""
    ends = [Word(RIGHT, height + step, START_WIDTH, is_left=True) for step in FROM_LEVEL]
    along = [Word(x, height + step, START_WIDTH) for step in FROM_LEVEL for x in START_AT]
    return ends + along


def _path(piece: Sequence[Point]) -> str:
    down = cache(str)  # of heights there are few
    return " ".join([f"{one.x},{down(one.y)}" for one in piece])


def _spots(lines: Sequence[Line]) -> list[Spot]:
    """Where lines pass: some of their points, and of the places halfway those that are joined."""
    pieces = [piece for line in lines for piece in line.pieces]
    step = sum(2 * len(piece) - 1 for piece in pieces) // MOST_SPOTS + 1
    found, at = [], 0
    for piece in pieces:
        count = 2 * len(piece) - 1
        found += [_spot(piece, number) for number in range(at, count, step)]
        at = (at - count) % step
    return found


def _spot(piece: Sequence[Point], number: int) -> Spot:
    a, b = piece[number // 2], piece[(number + 1) // 2]
    return (a.x + b.x) / 2, (a.y + b.y) / 2


def as_cell(value: Number | None) -> str | Text:
    """As a table says it."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else number(value)
