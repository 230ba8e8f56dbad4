"""The rows of the table beside a drawing: as a template they cost more than all else of a page."""

from functools import cache

from flask_babel import get_locale
from markupsafe import Markup, escape

from forum.core.i18n import Text, _
from forum.recovery.charts.drawing import Chart
from forum.recovery.charts.drawn import as_cell


def chart_rows(chart: Chart) -> Markup:
    """Each a day, what was told of each line, and whether there was a flare-up where there are
    any. What is asked once, such as the language, and each of the few numbers, is written once."""
    months = get_locale().months["format"]["abbreviated"]
    cell = cache(lambda value: _cell(as_cell(value)))
    flares = {True: _cell(_("ja")), False: _cell("")} if chart.bands else dict.fromkeys(_EITHER, "")
    rows = [
        f'<tr><th scope="row">{row.day.day} {months[row.day.month]} {row.day.year}</th>'
        f"{''.join(map(cell, row.values))}{flares[row.has_flare_up]}</tr>"
        for row in chart.rows
    ]
    return Markup("".join(rows))  # noqa: S704  of cells that were escaped


def _cell(text: str | Text) -> str:
    return f"<td>{escape(text)}</td>"


_EITHER = (True, False)
