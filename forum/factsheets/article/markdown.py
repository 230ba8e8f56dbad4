"""Takes the marks of Markdown off a line, and remembers each: put back, they make the line again.

Only in a file that is Markdown: in any other an asterisk is what its author typed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forum.factsheets.article.model import Mark

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t\u00a0]{1,9}(?=\S)")
_HEADING_END = re.compile(r"[ \t]{1,9}#{1,6}[ \t]{0,9}$")
_RULE = re.compile(r"[ ]{0,3}(?:-{3,99}|\*{3,99}|_{3,99}|={3,99})[ \t]{0,9}")
_QUOTE = re.compile(r"[ ]{0,3}>[ \t]{0,9}(?=\S)")
_LINK = re.compile(
    r"!?\[([^\[\]]{1,300})\]\(((?:[^()\s]|\([^()\s]{0,60}\)){1,500})(?: \"[^\"]{0,200}\")?\)"
)
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]{1,2000})(?<=[^\s*])\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,500})(?<=[^\s*])\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]{1,2000})(?<=[^\s_])__(?![\w_])")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+\-.!>~|]")
_LISTED = re.compile(r"\s{0,9}(?:[-*+•]|\d{1,3}[.)])\s")
_NAMES_SOURCE = re.compile(r"doi\.org/|pubmed|ncbi\.nlm\.nih\.gov", re.I)
_HIDDEN = "\ue000"


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A line without its marks; `level` is that of a heading, or 0."""

    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 0


def is_markdown(lines: Iterable[str]) -> bool:
    return any(_HEADING.match(line) or _BOLD.search(line) or _LINK.search(line) for line in lines)


def unmarked(raw: str) -> Unmarked:
    if _RULE.fullmatch(raw):
        return Unmarked("", (Mark(0, raw),))
    heading = _HEADING.match(raw)
    cuts = sorted(_cuts(raw, heading))
    return _without(raw, cuts, len(heading.group(1)) if heading else 0)


Cut = tuple[int, int, str]  # from, to, and what comes in its place


def _cuts(raw: str, heading: re.Match[str] | None) -> Iterator[Cut]:
    # What is escaped is no mark: hidden from the patterns, at its own place.
    seen = _ESCAPED.sub(_HIDDEN * 2, raw)
    for found in _ESCAPED.finditer(raw):
        yield found.start(), found.start() + 1, ""
    if start := heading or _QUOTE.match(seen):
        yield start.start(), start.end(), ""
    if heading and (end := _HEADING_END.search(seen, heading.end())):
        yield end.start(), end.end(), ""
    yield from _links(seen)
    yield from _pairs(seen)


def _links(seen: str) -> Iterator[Cut]:
    """Of a link its words stay; in a list its address too, when that names a publication."""
    listed = _LISTED.match(seen)
    for found in _LINK.finditer(seen):
        start, end = found.span(1)
        yield found.start(), start, ""
        named = _NAMES_SOURCE.search(found.group(2))
        if listed and named and found.group(2) not in found.group(1):
            yield end, found.start(2), " "
            yield found.end(2), found.end(), ""
        else:
            yield end, found.end(), ""


def _pairs(seen: str) -> Iterator[Cut]:
    """Bold first; what is hidden of it then leaves single asterisks to be told."""
    for pattern, width in ((_BOLD, 2), (_UNDERSCORED, 2), (_EMPHASIS, 1)):
        for found in pattern.finditer(seen):
            yield found.start(), found.start() + width, ""
            yield found.end() - width, found.end(), ""


def _without(raw: str, cuts: list[Cut], level: int) -> Unmarked:
    parts: list[str] = []
    marks: list[Mark] = []
    done = length = 0
    for start, end, put in cuts:
        if start < done:  # within what went already
            continue
        parts += [raw[done:start], put]
        length += start - done
        marks.append(Mark(length, raw[start:end], put))
        length += len(put)
        done = end
    return Unmarked("".join([*parts, raw[done:]]), tuple(marks), level)
