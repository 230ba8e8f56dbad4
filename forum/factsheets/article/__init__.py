"""Reads an article from a file into draft fact sheets; knows no database and no HTTP."""

from forum.factsheets.article.errors import ArticleError
from forum.factsheets.article.model import (
    BOM,
    Article,
    ArticleReference,
    Block,
    BlockKind,
    Confidence,
    DraftClaim,
    DraftSheet,
    Dropped,
    Kind,
    Line,
    Mark,
    Remark,
    Section,
)
from forum.factsheets.article.reading import read_article
from forum.factsheets.article.report import report
from forum.factsheets.article.source import MAX_BYTES

__all__ = [
    "BOM",
    "MAX_BYTES",
    "Article",
    "ArticleError",
    "ArticleReference",
    "Block",
    "BlockKind",
    "Confidence",
    "DraftClaim",
    "DraftSheet",
    "Dropped",
    "Kind",
    "Line",
    "Mark",
    "Remark",
    "Section",
    "read_article",
    "report",
]
