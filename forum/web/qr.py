"""A text as a square picture that a telephone reads, drawn on our own pages without a script."""

from dataclasses import dataclass
from itertools import groupby

MARGIN = 4  # light all around, or some cameras do not find it (ISO/IEC 18004)


@dataclass(frozen=True)
class Qr:
    """`path` draws what is dark, as the `d` of an SVG path; the picture is `size` units wide."""

    size: int
    path: str


def qr(text: str) -> Qr:
    import segno

    rows = segno.make(text, error="m", micro=False).matrix
    drawn = (_row(row, MARGIN + number) for number, row in enumerate(rows))
    return Qr(size=len(rows) + 2 * MARGIN, path="".join(drawn))


def _row(row: bytearray, y: int) -> str:
    """One bar for each run of dark modules."""
    drawn, x = "", MARGIN
    for is_dark, run in groupby(row):
        width = len(list(run))
        drawn += f"M{x} {y}h{width}v1h-{width}z" if is_dark else ""
        x += width
    return drawn
