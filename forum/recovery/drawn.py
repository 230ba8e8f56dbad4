"""The parts of a drawing: lines, their starts and names, and the rows of its table. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from forum.core.i18n import Text, _, number
from forum.recovery.change import Change, Number
from forum.recovery.plot import APART, LEFT, RIGHT, TOP, Frame, Point, pieces, spread

MOST_MARKS = 60  # beyond these they run into one another
LONGEST_LABEL = 18
ABOVE, UNDER = -10, 22  # pixels, from a point to the foot of its name
START_WIDTH, START_ROOM = 20, 16  # percent and pixels, of the word at a start
START_AT = (11, 26, 40, 54, 68)  # percent, where that may stand


@dataclass(frozen=True)
class Line:
    """`style` is its place in the drawing, which makes its shape and its dashes. `change` is of
    all that was ever told, None for too little."""

    name: str | Text
    style: int
    points: Sequence[Point]
    change: Change | None

    @property
    def paths(self) -> list[str]:
        """Each piece that has a length, as `x,y x,y`."""
        found = pieces(self.points)
        return [" ".join(f"{one.x},{one.y}" for one in piece) for piece in found if piece[1:]]

    @property
    def marks(self) -> list[Point]:
        """Of a long line only its end, and what stands alone: that would not be seen otherwise."""
        if len(self.points) <= MOST_MARKS:
            return list(self.points)
        alone = [piece[0] for piece in pieces(self.points) if not piece[1:]]
        return [*alone, *self.points[-1:]]

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
    """Where a name stands: to the left of `x`, or to the right of it."""

    line: Line
    x: float
    y: float
    is_left: bool


@dataclass(frozen=True)
class Start:
    """The level at which these lines began, and the height of the word that says so."""

    y: float
    label_x: float
    label_y: float
    lines: Sequence[Line]


@dataclass(frozen=True)
class DateLabel:
    x: float
    text: Text


@dataclass(frozen=True)
class Row:
    """A day of the table: what was told of each line, None for nothing."""

    day: date
    values: Sequence[Number | None]
    has_flare_up: bool

    @property
    def cells(self) -> Sequence[str | Text]:
        return [_cell(value) for value in self.values]


def places(lines: Sequence[Line]) -> list[Place]:
    """A name for each line, near its end and apart from the others: that of the lowest under it,
    where it has the lines above it out of its way."""
    lowest = max((line.end.y, line.style) for line in lines)
    wanted = [
        line.end.y + (UNDER if lines[1:] and (line.end.y, line.style) == lowest else ABOVE)
        for line in lines
    ]
    heights = spread(wanted, top=TOP - APART / 2)
    half = (LEFT + RIGHT) / 2
    return [
        Place(line, line.end.x, height, line.end.x > half)
        for line, height in zip(lines, heights, strict=True)
    ]


def starts(frame: Frame, lines: Sequence[Line]) -> list[Start]:
    """One for each level, of the lines that are long enough to have one."""
    levels: dict[Fraction, list[Line]] = {}
    for line in lines:
        if line.start is not None:
            levels.setdefault(line.start, []).append(line)
    heights = [frame.down(level) for level in levels]
    labels = spread([height - 5 for height in heights], top=TOP + APART / 2)
    at = [_free(lines, height) for height in labels]
    return [Start(*one) for one in zip(heights, at, labels, levels.values(), strict=True)]


def _free(lines: Sequence[Line], height: float) -> float:
    """Where a word at this height is in the way of the fewest points."""

    def in_the_way(x: float) -> int:
        return sum(
            x - 3 <= point.x <= x + START_WIDTH and abs(point.y - height + 5) < START_ROOM
            for line in lines
            for point in line.points
        )

    return min(START_AT, key=in_the_way)


def _cell(value: Number | None) -> str | Text:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else number(value)
