"""The text of versions that the release before this one kept as HTML alone. Pure."""

import re
from html import unescape

_CITATION = re.compile(r'<sup class="cite">\[([^\]]*)\]</sup>')
_TAG = re.compile(r"<[^>]*>")
_BLOCKS = (  # the elements that those were made of, and how a curator writes each
    ('<p class="callout">', "> "),
    ("<h3>", "# "),
    ('<h3 class="question">', "? "),
    ('<div class="answer">', "= "),
)
_MARKERS = ("?? ", "> ", "- ", "? ", "= ", "# ", "\\")


def read_html(shown: str) -> str:
    """As a curator would write it: it was made of few elements, one block a line."""
    return "\n".join(line for block in shown.split("\n") if block for line in _lines(block))


def _lines(block: str) -> list[str]:
    if block.startswith("<ul>"):
        items = block.removeprefix("<ul>").removesuffix("</ul>").split("</li>")
        return ["- " + _plain(item) for item in items if item]
    marker = next((mark for opening, mark in _BLOCKS if block.startswith(opening)), "")
    text = _plain(block)
    is_ambiguous = not marker and text.startswith(_MARKERS)
    return [("\\" if is_ambiguous else marker) + text]


def _plain(shown: str) -> str:
    cited = _CITATION.sub(lambda found: f" [{_TAG.sub('', found[1]).replace(' ', '')}]", shown)
    return unescape(_TAG.sub("", cited)).strip()
