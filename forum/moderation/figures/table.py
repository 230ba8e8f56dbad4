"""The figures as a CSV file. Every cell is of our own making."""

import csv
from collections.abc import Iterator
from io import StringIO

from forum.core.i18n import _
from forum.moderation.figures.views import Figures, Line

TYPE = "text/csv; charset=utf-8"
COLUMNS = ("year", "what", "name", "title", "reason", "reason_title", "count", "median_hours")


def to_csv(figures: Figures) -> str:
    """A line for each thing that was done, and under it one for each of its reasons."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for counted in figures.counted:
        for line in counted.lines:
            begin = [figures.year, counted.name, line.name, str(line.title)]
            writer.writerows([*begin, *rest] for rest in _rows(line))
    return file.getvalue()


def _rows(line: Line) -> Iterator[list[str]]:
    count = str(_("minder dan 3")) if line.count is None else str(line.count)
    hours = "" if line.median is None else f"{line.median / 3600:.1f}"
    yield ["", "", count, hours]
    for part in line.parts:
        yield [part.name or "", str(part.title), str(part.count), ""]
