"""A letter in plain text, for mail programs that show HTML: the same words, with our links to
press. Pure. What members wrote stays text, links in it included."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

AFTER = ".,;:!?)"  # what ends a sentence ends no link


def blocks_of(text: str, home: str) -> Sequence[Markup]:
    """The paragraphs. Only what leads to `home` becomes a link."""
    ours = re.compile(rf"{re.escape(home)}(?![\w.:@-])\S*")
    blocks = (block.strip("\n") for block in re.split(r"\n\s*\n", text))
    return [_lines(block, ours) for block in blocks if block.strip()]


def _lines(block: str, ours: re.Pattern[str]) -> Markup:
    return Markup("<br>\n").join(_linked(line, ours) for line in block.split("\n"))


def _linked(line: str, ours: re.Pattern[str]) -> Markup:
    shown, at = Markup(), 0
    for found in ours.finditer(line):
        link = found[0].rstrip(AFTER)
        shown += escape(line[at : found.start()]) + Markup('<a href="{0}">{0}</a>').format(link)
        at = found.start() + len(link)
    return shown + escape(line[at:])
