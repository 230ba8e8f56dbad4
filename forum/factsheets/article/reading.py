"""Reads an article: nothing is rewritten, and every line has a place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from forum.factsheets.article.checks import (
    citation_remarks,
    missing_references,
    require_accounted,
    require_references,
)
from forum.factsheets.article.classify import classify
from forum.factsheets.article.model import Article, Dropped, Kind, Line, Remark
from forum.factsheets.article.references import read_references, reference_remarks
from forum.factsheets.article.remarks import file_remarks, sheet_remarks, uncited_remarks
from forum.factsheets.article.sheets import draft_sheets
from forum.factsheets.article.source import read_lines


def read_article(
    data: bytes, *, strict: bool = True, kinds: Mapping[int, Kind] | None = None
) -> Article:
    """The file as an article. ArticleError when it is no text or does not add up.

    `strict` refuses a citation without a reference; otherwise that is a remark. `kinds` are what
    a moderator said of lines, by their number; one that is blank or not there is passed over.
    """
    bom, sources = read_lines(data)
    lines, doubts = classify(sources, kinds)
    references = read_references(lines)
    missing = missing_references(lines, len(references))
    if strict:
        require_references(missing)
    article = Article(
        sha256=sha256(data).hexdigest(),
        bom=bom,
        lines=tuple(lines),
        sheets=draft_sheets(lines, range(1, len(references) + 1)),
        references=references,
        dropped=tuple(_dropped(lines)),
        remarks=(*doubts, *citation_remarks(lines, missing)),
    )
    require_accounted(article, data)
    return replace(article, remarks=_remarks(article))


def _remarks(article: Article) -> tuple[Remark, ...]:
    """All there is to tell, by line."""
    told = [
        *article.remarks,
        *file_remarks(article.lines, bom=article.bom),
        *reference_remarks(article.references),
        *sheet_remarks(article.sheets, article.lines),
        *uncited_remarks(article.references, article.sheets),
    ]
    return tuple(sorted(told, key=lambda remark: remark.line))


def _dropped(lines: Sequence[Line]) -> Iterator[Dropped]:
    for line in lines:
        if line.kind in {Kind.CALL_TO_ACTION, Kind.SLOGAN} and line.reason:
            yield Dropped(line.number, line.text, line.kind.value, line.reason)
