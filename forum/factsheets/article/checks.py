"""What must hold of a whole article, and what is worth telling about it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from forum.core.i18n import Text, _
from forum.factsheets.article.citations import cited, oddities
from forum.factsheets.article.errors import ArticleError
from forum.factsheets.article.model import Article, Kind, Line, Remark, Section

_TOLD = 20


def require_accounted(article: Article, data: bytes) -> None:
    """ArticleError unless every line has exactly one place and the file can be given back."""
    places = Counter(_placed(article))
    written = {line.number for line in article.lines if line.kind is not Kind.BLANK}
    astray = sorted(written ^ places.keys()) or [at for at, times in places.items() if times > 1]
    if astray:
        detail = _("Regel %(line)s kreeg geen plaats. Er is niets ingelezen.", line=astray[0])
        raise ArticleError(detail, code="unaccounted")
    if article.restored() != data:
        detail = _("Dit bestand is niet precies terug te geven. Er is niets ingelezen.")
        raise ArticleError(detail, code="unaccounted")


def _placed(article: Article) -> Iterator[int]:
    for sheet in article.sheets:
        yield from sheet.lines
    yield from (reference.line for reference in article.references)
    yield from (dropped.line for dropped in article.dropped)
    yield from (line.number for line in article.lines if _heads_references(line))


def _heads_references(line: Line) -> bool:
    return line.kind is Kind.HEADING and line.section is Section.REFERENCES


def in_sheet(line: Line) -> bool:
    left_out = {Kind.BLANK, Kind.REFERENCE, Kind.CALL_TO_ACTION, Kind.SLOGAN}
    return line.kind not in left_out and not _heads_references(line)


def missing_references(lines: Sequence[Line], count: int) -> list[tuple[int, int]]:
    """Each line and number that cites a source the article does not have; of a line the first
    few, since a few characters can name hundreds."""
    body = (line for line in lines if in_sheet(line))
    found = ((line.number, [n for n in cited(line.text) if n > count]) for line in body)
    return [(at, number) for at, numbers in found for number in numbers[:_TOLD]]


def require_references(missing: Sequence[tuple[int, int]]) -> None:
    if missing:
        raise ArticleError(_missing_all(missing[:_TOLD]), code="citation_without_reference")


def _missing_all(missing: Sequence[tuple[int, int]]) -> Text:
    if len(missing) == 1:
        return _missing(*missing[0])
    places = ", ".join(
        str(_("[%(number)s] op regel %(line)s", number=number, line=line))
        for line, number in missing
    )
    return _("Deze verwijzingen hebben geen bron in dit artikel: %(places)s.", places=places)


def _missing(line: int, number: int) -> Text:
    return _(
        "Regel %(line)s verwijst naar bron [%(number)s], maar die staat niet in dit artikel.",
        line=line,
        number=number,
    )


def citation_remarks(lines: Sequence[Line], missing: Sequence[tuple[int, int]]) -> Iterator[Remark]:
    for at, number in missing:
        yield Remark(at, _missing(at, number))
    for line in filter(in_sheet, lines):
        if odd := oddities(line.text)[:_TOLD]:
            told = _(
                "Als tekst gelezen, niet als verwijzing: %(brackets)s.", brackets=" ".join(odd)
            )
            yield Remark(line.number, told)
