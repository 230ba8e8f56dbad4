"""Files that are no plain text, known by how they begin: refused by name, with the way out."""

import re
from collections.abc import Iterator
from itertools import islice

from forum.core.i18n import Text, _
from forum.factsheets.article.errors import ArticleError

_WAY_OUT = _(
    "Open het, kopieer de tekst en plak die in het tekstvak, "
    "of bewaar het als platte tekst (.txt, UTF-8)."
)
_NOT_UTF8 = _("Dit bestand is UTF-16, geen UTF-8.")
_BEGINNINGS = (
    (
        b"PK\x03\x04",
        "word",
        _("Dit is een Word-bestand (.docx) of een ander ingepakt bestand."),
    ),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "word",
        _("Dit is een Word-bestand van een oude soort (.doc)."),
    ),
    (b"{\\rtf", "rtf", _("Dit is een tekst met opmaak (.rtf).")),
    (b"%PDF-", "pdf", _("Dit is een PDF.")),
    (b"\xff\xfe", "utf16", _NOT_UTF8),
    (b"\xfe\xff", "utf16", _NOT_UTF8),
)
_HEAD = 1024
_HTML_START = re.compile(rb"\s{0,100}<(?:!doctype html|html|head|body|\?xml)\b", re.I)
_HTML_BLOCK = re.compile(rb"</(?:p|div|li|h[1-6]|ul|ol|table|span)>", re.I)
_TAGS_OF_A_PAGE = 3  # a text about HTML may name one


def require_text(data: bytes) -> None:
    """Raises ArticleError for what another program made."""
    for code, told in _found(data):
        raise ArticleError(_("%(kind)s %(way)s", kind=told, way=_WAY_OUT), code=code)


def _found(data: bytes) -> Iterator[tuple[str, Text]]:
    for start, code, told in _BEGINNINGS:
        if data.startswith(start):
            yield code, told
    if _is_bare_utf16(data[:_HEAD]):
        yield "utf16", _NOT_UTF8
    if _is_html(data):
        yield "html", _("Dit is HTML, de code van een webpagina.")


def _is_bare_utf16(head: bytes) -> bool:
    """Without the mark it may begin with: then every other byte of a Dutch text is nothing."""
    half = len(head) // 2
    evens, odds = head[: 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    return half >= 2 and max(evens, odds) > 0.7 * half and min(evens, odds) < 0.1 * half


def _is_html(data: bytes) -> bool:
    if _HTML_START.match(data.removeprefix(b"\xef\xbb\xbf")):
        return True
    return len(list(islice(_HTML_BLOCK.finditer(data), _TAGS_OF_A_PAGE))) == _TAGS_OF_A_PAGE
