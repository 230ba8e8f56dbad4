"""What a moderator should know about the article as a file."""

from collections.abc import Callable, Iterator, Sequence

from forum.core.i18n import Text, _
from forum.factsheets.article.model import (
    ArticleReference,
    DraftSheet,
    Kind,
    Line,
    Remark,
)

_NBSP = "\u00a0"


def file_remarks(lines: Sequence[Line], *, bom: bool) -> Iterator[Remark]:
    """One remark per oddity, at the first line that has it."""
    if bom:
        yield Remark(1, _("Het bestand begint met een BOM; die is bewaard maar telt niet mee."))
    for is_odd, told in _ODDITIES:
        odd = [line.number for line in lines if is_odd(line)]
        if odd:
            yield Remark(odd[0], told(len(odd)))


def _carriage_returns(count: int) -> Text:
    return _("Regels die op CR of CRLF eindigen in plaats van op LF: %(count)s.", count=count)


def _blanks(count: int) -> Text:
    return _("Lege regels overgeslagen: %(count)s.", count=count)


def _nbsps(count: int) -> Text:
    return _("Regels met een vaste spatie, die blijft staan: %(count)s.", count=count)


def _bullets(count: int) -> Text:
    return _("Regels met •, * of + als opsommingsteken in plaats van -: %(count)s.", count=count)


def _marked(count: int) -> Text:
    return _(
        "Regels met opmaak (Markdown), die is weggehaald en onthouden: %(count)s.", count=count
    )


_ODDITIES: tuple[tuple[Callable[[Line], bool], Callable[[int], Text]], ...] = (
    (lambda line: "\r" in line.ending, _carriage_returns),
    (lambda line: line.kind is Kind.BLANK, _blanks),
    (lambda line: _NBSP in line.raw, _nbsps),
    (lambda line: line.marker.strip() in {"•", "*", "+"}, _bullets),
    (lambda line: bool(line.marks), _marked),
)


def sheet_remarks(sheets: Sequence[DraftSheet], lines: Sequence[Line]) -> Iterator[Remark]:
    for sheet in sheets:
        headed = any(lines[number - 1].kind is Kind.HEADING for number in sheet.lines)
        if not headed:
            told = _("Boven deze tekst staat geen kop. De titel is het begin van de tekst.")
            yield Remark(sheet.lines[0], told)
        if not sheet.blocks:
            yield Remark(sheet.lines[0], _("Onder deze kop staat geen tekst."))


def uncited_remarks(
    references: Sequence[ArticleReference], sheets: Sequence[DraftSheet]
) -> Iterator[Remark]:
    used = {number for sheet in sheets for number in sheet.cites}
    for reference in references:
        if reference.number not in used:
            told = _("Naar bron %(number)s wordt nergens verwezen.", number=reference.number)
            yield Remark(reference.line, told)
