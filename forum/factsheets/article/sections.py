"""The first look at each line: its shape, and the section it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from forum.factsheets.article import words
from forum.factsheets.article.model import Section
from forum.factsheets.article.source import Source


class Shape(Enum):
    KNOWN_HEADING = auto()
    REFERENCES_HEADING = auto()
    FAQ_HEADING = auto()
    QUESTION = auto()
    BULLET = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that is not blank."""

    number: int
    raw: str
    plain: str
    shape: Shape
    section: Section

    @property
    def is_text(self) -> bool:
        return self.shape is Shape.TEXT

    @property
    def is_sentence(self) -> bool:
        return self.is_text and words.ends_sentence(self.plain)


def look(lines: Sequence[Source]) -> Iterator[Seen]:
    """Every line that is not blank, in order."""
    section = Section.INTRODUCTION
    written = [line for line in lines if line.plain]
    following = [*(line.plain for line in written[1:]), ""]
    for line, after in zip(written, following, strict=False):
        shape = _shape(line, after)
        if section is Section.REFERENCES and _interrupts(shape, after):
            shape = Shape.TEXT
        section = _section(section, shape, line.plain)
        yield Seen(line.number, line.raw, line.plain, shape, section)


def _shape(line: Source, following: str) -> Shape:
    if words.bullet(line.raw):
        return Shape.BULLET
    return _heading(line.plain, following) or Shape.TEXT


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


def _section(current: Section, shape: Shape, plain: str) -> Section:
    if shape is Shape.QUESTION and current is Section.FAQ:
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
