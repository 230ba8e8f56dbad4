"""An article of our own making, with every trap a real one has, and ways to change it."""

from collections.abc import Sequence
from pathlib import Path

from forum.factsheets.article import Article, Kind, Remark, read_article

FILE = Path(__file__).with_name("artikel-voorbeeld.txt")
TEXT = FILE.read_bytes().decode()
LINES = TEXT.split("\n")
LAST_REFERENCE = 46

LETTERS = {
    "H": Kind.HEADING,
    "p": Kind.PARAGRAPH,
    "!": Kind.CALLOUT,
    "-": Kind.BULLET,
    "r": Kind.REFERENCE,
    "a": Kind.FAQ_ANSWER,
    "q": Kind.FAQ_QUESTION,
    "c": Kind.CALL_TO_ACTION,
    "s": Kind.SLOGAN,
    "_": Kind.BLANK,
}
KINDS = "HpsH---ccccHppHp!pcccHpp!pHpHp---ccccHrrrrrrrrHaaa"


def read(text: str, *, strict: bool = True) -> Article:
    return read_article(text.encode(), strict=strict)


def kinds(article: Article) -> str:
    """One letter a line."""
    letters = {kind: letter for letter, kind in LETTERS.items()}
    return "".join(letters[line.kind] for line in article.lines)


def with_line(after: int, line: str) -> str:
    """The example with a line more, after the line of that number."""
    return "\n".join([*LINES[:after], line, *LINES[after:]])


def without_line(number: int) -> str:
    return "\n".join([*LINES[: number - 1], *LINES[number:]])


def remarks_at(article: Article, line: int) -> Sequence[Remark]:
    return [remark for remark in article.remarks if remark.line == line]


def remarked(article: Article) -> str:
    return " ".join(str(remark.message) for remark in article.remarks)
