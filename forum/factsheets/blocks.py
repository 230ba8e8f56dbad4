"""A sheet's text: one block a line, told apart by how the line begins, and its HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from forum.factsheets.article import BlockKind
from forum.factsheets.article.citations import spans

MARKERS = {
    "?? ": BlockKind.EDITOR_QUESTION,
    "> ": BlockKind.CALLOUT,
    "- ": BlockKind.BULLET,
    "? ": BlockKind.QUESTION,
    "= ": BlockKind.ANSWER,
    "# ": BlockKind.SUBHEADING,
}
# Part of a sheet's text, which is Dutch whoever publishes it.
BY_EDITORS = "Vraag geformuleerd door de redactie. In de bron stond alleen het antwoord."
PLAIN = "\\"  # before a paragraph that begins like something else


_EMPTY_QUESTION = "??"  # still to be written


@dataclass(frozen=True)
class TextBlock:
    kind: BlockKind
    text: str


def read_blocks(body: str) -> list[TextBlock]:
    """The blocks of a text. Blank lines mean nothing."""
    return [_read(line.strip()) for line in body.split("\n") if line.strip()]


def write_blocks(blocks: Iterable[TextBlock]) -> str:
    """The text of blocks: `read_blocks` turned around."""
    return "\n".join(_write(block) for block in blocks)


def to_html(blocks: Sequence[TextBlock]) -> Markup:
    """Escaped text in our own few elements; citations link to `#bron-<number>`."""
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [cited_text(block.text) for block in group]
        parts.append(_html_of(kind, texts))
    return Markup("\n").join(parts)


def cited_text(text: str) -> Markup:
    """The text with every citation as a link to its references."""
    parts, done = [], 0
    for start, end, numbers in spans(text):
        parts += [escape(text[done:start].rstrip()), _citation(numbers)]
        done = end
    return Markup().join([*parts, escape(text[done:])])


def _read(line: str) -> TextBlock:
    if line.startswith(PLAIN):
        return TextBlock(BlockKind.PARAGRAPH, line[1:])
    for marker, kind in MARKERS.items():
        if line.startswith(marker) or line == _EMPTY_QUESTION == marker.rstrip():
            return TextBlock(kind, line[len(marker) :].strip())
    return TextBlock(BlockKind.PARAGRAPH, line)


def _write(block: TextBlock) -> str:
    for marker, kind in MARKERS.items():
        if kind == block.kind:
            return marker + block.text if block.text or marker != "?? " else _EMPTY_QUESTION
    opened = (*MARKERS, PLAIN)
    ambiguous = block.text.startswith(opened) or block.text == _EMPTY_QUESTION
    return PLAIN + block.text if ambiguous else block.text


def _html_of(kind: BlockKind, texts: Sequence[Markup]) -> Markup:
    if kind == BlockKind.BULLET:
        items = Markup().join(Markup("<li>{}</li>").format(text) for text in texts)
        return Markup("<ul>{}</ul>").format(items)
    wrapper = {
        BlockKind.CALLOUT: Markup('<p class="callout">{}</p>'),
        BlockKind.SUBHEADING: Markup("<h3>{}</h3>"),
        BlockKind.QUESTION: Markup('<h3 class="question">{}</h3>'),
        BlockKind.EDITOR_QUESTION: Markup('<h3 class="question">{}</h3>') + _told_by_editors(),
        BlockKind.ANSWER: Markup('<div class="answer"><p>{}</p></div>'),
    }.get(kind, Markup("<p>{}</p>"))
    return Markup("\n").join(wrapper.format(text) for text in texts)


def _told_by_editors() -> Markup:
    return Markup('<p class="by-editors">{}</p>').format(BY_EDITORS)


def _citation(numbers: Sequence[int]) -> Markup:
    links = [Markup('<a href="#bron-{0}">{0}</a>').format(number) for number in numbers]
    inside = Markup(", ").join(links)
    return Markup('<sup class="cite">[{}]</sup>').format(inside)
