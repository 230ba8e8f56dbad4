"""From bytes to lines, or the plain reason why they are no text."""

import re
from dataclasses import dataclass

from forum.core.i18n import _
from forum.factsheets.article import words
from forum.factsheets.article.errors import ArticleError
from forum.factsheets.article.formats import require_text
from forum.factsheets.article.markdown import Unmarked, is_markdown, unmarked
from forum.factsheets.article.model import BOM, Mark

MAX_BYTES = 2 * 1024 * 1024
MAX_LINES = 20_000

_LINE_END = re.compile(r"(\r\n|\n|\r)")
_LINE_END_BYTES = re.compile(rb"\r\n|\n|\r")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROL = re.compile("[\x80-\x9f]")
_UNSEEN = ("\u200b", "\u2060", BOM)


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is the line without the marks of Markdown, and still with the one of its `list`.

    `plain` is for recognising only: single spaces, no invisible characters at all. `level` is
    that of a heading that says it is one, else 0.
    """

    number: int
    raw: str
    ending: str
    text: str
    plain: str
    list: str = ""
    level: int = 0
    marks: tuple[Mark, ...] = ()


def read_lines(data: bytes) -> tuple[bool, list[Source]]:
    """Whether the file opens with a BOM, and its lines; ArticleError when it is no text."""
    _require_size(data)
    if not data.strip():
        raise _empty()
    require_text(data)
    text = _decoded(data)
    bom = text.startswith(BOM)
    lines = _split(text.removeprefix(BOM))
    if not any(line.plain for line in lines):
        raise _empty()
    return bom, lines


def _require_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        detail = _("Dit bestand is groter dan 2 MB. Splits het of haal de opmaak eruit.")
        raise ArticleError(detail, code="too_large", status=413)


def _empty() -> ArticleError:
    return ArticleError(_("Dit bestand is leeg."), code="empty")


def _decoded(data: bytes) -> str:
    if found := _CONTROL_BYTE.search(data):
        raise _binary(_line_at(data, found.start()), found.group()[0])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None
    if odd := _CONTROL.search(text):
        before = text[: odd.start()].encode()
        raise _binary(_line_at(data, len(before)), ord(odd.group()))
    return text


def _binary(line: int, character: int) -> ArticleError:
    detail = _(
        "Dit is geen tekstbestand: regel %(line)s bevat het stuurteken %(code)s.",
        line=line,
        code=f"0x{character:02X}",
    )
    return ArticleError(detail, code="binary")


def _not_utf8(data: bytes, at: int) -> ArticleError:
    detail = _(
        "Dit bestand is geen UTF-8: byte %(offset)s (%(byte)s) op regel %(line)s klopt niet. "
        "Sla het op als UTF-8 en probeer het opnieuw.",
        offset=at + 1,
        byte=f"0x{data[at]:02X}",
        line=_line_at(data, at),
    )
    return ArticleError(detail, code="not_utf8")


def _line_at(data: bytes, at: int) -> int:
    return sum(1 for _found in _LINE_END_BYTES.finditer(data, 0, at)) + 1


def _split(text: str) -> list[Source]:
    parts = _LINE_END.split(text)
    raws, endings = parts[::2], [*parts[1::2], ""]
    if len(raws) > 1 and not raws[-1]:
        raws.pop()  # what follows the last line ending is no line
    _require_few(len(raws))
    pairs = enumerate(zip(raws, endings, strict=False), start=1)
    read = _of_markdown if is_markdown(raws) else _of_text
    return [read(number, raw, ending) for number, (raw, ending) in pairs]


def _of_text(number: int, raw: str, ending: str) -> Source:
    return Source(number, raw, ending, raw, _plain(raw), words.bullet(raw))


def _of_markdown(number: int, raw: str, ending: str) -> Source:
    """A number opens an item of a list here: a heading says that it is one."""
    found: Unmarked = unmarked(raw)
    text = found.text
    mark = "" if found.level else words.bullet(text) or words.list_number(text)
    return Source(number, raw, ending, text, _plain(text), mark, found.level, found.marks)


def _require_few(count: int) -> None:
    # Every line becomes several objects: half a million of them would keep a worker busy.
    if count > MAX_LINES:
        detail = _(
            "Dit bestand heeft %(count)s regels, meer dan de %(most)s van een artikel.",
            count=count,
            most=MAX_LINES,
        )
        raise ArticleError(detail, code="too_large", status=413)


def _plain(raw: str) -> str:
    for character in _UNSEEN:
        raw = raw.replace(character, " ")
    return " ".join(raw.split())
