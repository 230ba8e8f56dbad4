"""The first look at each line: its shape, and the section it stands in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from forum.factsheets.article import words
from forum.factsheets.article.model import Kind, Section
from forum.factsheets.article.source import Source


class Shape(Enum):
    KNOWN_HEADING = auto()
    REFERENCES_HEADING = auto()
    FAQ_HEADING = auto()
    QUESTION = auto()
    BULLET = auto()
    TEXT = auto()


_NO_KINDS: Mapping[int, Kind] = {}


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that is not blank."""

    number: int
    raw: str
    plain: str
    shape: Shape
    section: Section
    list: str = ""

    @property
    def is_text(self) -> bool:
        return self.shape is Shape.TEXT

    @property
    def is_sentence(self) -> bool:
        return self.is_text and words.ends_sentence(self.plain)


def look(lines: Sequence[Source], kinds: Mapping[int, Kind] = _NO_KINDS) -> Iterator[Seen]:
    """Every line that is not blank, in order. `kinds` are those of lines that were told."""
    section = Section.INTRODUCTION
    level = 0
    written = [line for line in lines if line.plain]
    following = [*(line.plain for line in written[1:]), ""]
    for line, after in zip(written, following, strict=False):
        told = kinds.get(line.number)
        shape = _told(line, after, told) if told else _shape(line, after)
        if section is Section.REFERENCES and _interrupts(shape, after) and not told:
            shape = Shape.TEXT
        if section is Section.FAQ and line.level > level > 0 and not told:
            shape = Shape.QUESTION
        section = _section(section, shape, line.plain, is_told=told is Kind.HEADING)
        level = line.level if shape is Shape.FAQ_HEADING else level
        yield Seen(line.number, line.text, line.plain, shape, section, line.list)


def _told(line: Source, following: str, kind: Kind) -> Shape:
    """A line that was told to be no heading opens no section."""
    if kind is Kind.HEADING:
        return _heading(line.plain, following) or Shape.KNOWN_HEADING
    return Shape.BULLET if kind is Kind.BULLET else Shape.TEXT


def _shape(line: Source, following: str) -> Shape:
    if line.list:
        return Shape.BULLET
    known = Shape.KNOWN_HEADING if line.level else Shape.TEXT
    return _heading(line.plain, following) or known


def _heading(plain: str, following: str) -> Shape | None:
    # Asked before the question: a FAQ heading may hold a question mark.
    if words.is_faq_heading(plain):
        return Shape.FAQ_HEADING
    if words.is_introduction(plain) or words.is_summary(plain):
        return Shape.KNOWN_HEADING
    if words.is_references_heading(plain, following):
        return Shape.REFERENCES_HEADING
    return Shape.QUESTION if words.is_question(plain) else None


def _interrupts(shape: Shape, following: str) -> bool:
    """A question between references: taken for a heading, it would cost the rest of them."""
    return shape is Shape.QUESTION and words.looks_like_reference(following)


def _section(current: Section, shape: Shape, plain: str, *, is_told: bool) -> Section:
    if shape is Shape.QUESTION and current is Section.FAQ and not is_told:
        return current
    if shape is Shape.KNOWN_HEADING and words.is_introduction(plain):
        return Section.INTRODUCTION
    return _OPENS.get(shape, current)


_OPENS = {
    Shape.KNOWN_HEADING: Section.BODY,
    Shape.REFERENCES_HEADING: Section.REFERENCES,
    Shape.FAQ_HEADING: Section.FAQ,
    Shape.QUESTION: Section.BODY,
}
