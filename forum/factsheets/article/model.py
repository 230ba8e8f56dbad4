"""What is found in an article: its lines, the sheets and sources in them, and what is left out."""

from dataclasses import dataclass
from enum import StrEnum

from forum.core.i18n import Text

BOM = "\ufeff"

Words = str | Text


class Kind(StrEnum):
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CALLOUT = "callout"
    BULLET = "bullet"
    REFERENCE = "reference"
    FAQ_ANSWER = "faq_answer"
    FAQ_QUESTION = "faq_question"
    CALL_TO_ACTION = "call-to-action"
    SLOGAN = "slogan"
    BLANK = "blank"


class Section(StrEnum):
    """Where a line stands; a heading already belongs to the section it opens."""

    INTRODUCTION = "introduction"
    BODY = "body"
    REFERENCES = "references"
    FAQ = "faq"


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    CALLOUT = "callout"
    BULLET = "bullet"
    QUESTION = "question"
    ANSWER = "answer"
    SUBHEADING = "subheading"
    EDITOR_QUESTION = "editor_question"  # of our own making: the article has only the answer


@dataclass(frozen=True, slots=True)
class Mark:
    """`removed` stood at this place of the line as it is read, where now `put` stands."""

    at: int
    removed: str
    put: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`raw` is always `marker + text`, verbatim, with the `marks` of Markdown put back.

    `reason` says why a line is left out.
    """

    number: int
    raw: str
    ending: str
    kind: Kind
    text: str
    marker: str = ""
    reason: Words | None = None
    confidence: Confidence = Confidence.SURE
    section: Section = Section.BODY
    marks: tuple[Mark, ...] = ()

    def verbatim(self) -> str:
        """The line as it stands in the file, made again from its parts."""
        whole = self.marker + self.text
        parts, done = [], 0
        for mark in self.marks:
            parts += [whole[done : mark.at], mark.removed]
            done = mark.at + len(mark.put)
        return "".join([*parts, whole[done:]])


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence worth weighing; `cites` holds only numbers that have a reference."""

    text: str
    line: int
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """One fact sheet to be; `lines` are all it holds, its headings included."""

    title: str
    slug: str
    lines: tuple[int, ...]
    blocks: tuple[Block, ...]
    claims: tuple[DraftClaim, ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """The nth source; what the article does not say is empty."""

    number: int
    line: int
    authors: tuple[str, ...]
    title: str
    journal: str
    year: str
    volume: str
    issue: str
    pages: str
    doi: str | None
    pmid: str | None
    pmcid: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line proposed to be left out, by `rule`: "call-to-action" or "slogan"."""

    line: int
    text: str
    rule: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Remark:
    line: int
    message: Words


@dataclass(frozen=True, slots=True)
class Article:
    sha256: str
    bom: bool
    lines: tuple[Line, ...]
    sheets: tuple[DraftSheet, ...]
    references: tuple[ArticleReference, ...]
    dropped: tuple[Dropped, ...]
    remarks: tuple[Remark, ...]

    def restored(self) -> bytes:
        """The file again, byte for byte."""
        start = BOM if self.bom else ""
        return (start + "".join(line.verbatim() + line.ending for line in self.lines)).encode()
