"""The import report: what was counted, left out and worth a look, as plain values."""

from collections import Counter
from typing import Any

from forum.core.i18n import _
from forum.factsheets.article.checks import in_sheet
from forum.factsheets.article.citations import cited, spans
from forum.factsheets.article.model import Article, Kind, Remark

MOST_REMARKS = 2000  # that one can read; the others are counted


def report(article: Article) -> dict[str, Any]:
    """Ready for JSON; the caller adds what it created and left unchanged."""
    return {
        "lines": sum(1 for line in article.lines if line.kind is not Kind.BLANK),
        **_kinds(article),
        **_sources(article),
        **_citations(article),
        "drafts": len(article.sheets),
        "dropped": [
            {
                "line": left.line,
                "text": left.text,
                "rule": left.rule,
                "reason": str(left.reason),
            }
            for left in article.dropped
        ],
        "warnings": [
            {"line": remark.line, "message": str(remark.message)} for remark in _told(article)
        ],
    }


def _told(article: Article) -> list[Remark]:
    told = list(article.remarks[:MOST_REMARKS])
    if more := article.remarks[MOST_REMARKS:]:
        count = _(
            "Hierna nog %(count)s opmerkingen, die te veel zijn om te laten zien.", count=len(more)
        )
        told.append(Remark(more[0].line, count))
    return told


def _kinds(article: Article) -> dict[str, int]:
    found = Counter(line.kind for line in article.lines)
    return {
        "blank": found[Kind.BLANK],
        "headings": found[Kind.HEADING],
        "subheadings": found[Kind.SUBHEADING],
        "paragraphs": found[Kind.PARAGRAPH],
        "callouts": found[Kind.CALLOUT],
        "bullets": found[Kind.BULLET],
        "faq_questions": found[Kind.FAQ_QUESTION],
        "faq_answers": found[Kind.FAQ_ANSWER],
    }


def _sources(article: Article) -> dict[str, int]:
    return {
        "references": len(article.references),
        "dois": sum(1 for source in article.references if source.doi),
        "pmids": sum(1 for source in article.references if source.pmid),
        "pmcids": sum(1 for source in article.references if source.pmcid),
    }


def _citations(article: Article) -> dict[str, int]:
    texts = [line.text for line in article.lines if in_sheet(line)]
    return {
        "citation_places": sum(len(spans(text)) for text in texts),
        "cited_numbers": len({number for text in texts for number in cited(text)}),
    }
