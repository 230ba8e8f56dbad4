"""The tables of the fact sheets, one file per subject."""

from forum.factsheets.models.articles import ArticleImport, SourceLine
from forum.factsheets.models.ebooks import Ebook
from forum.factsheets.models.pins import CategoryPin, ThreadPin
from forum.factsheets.models.published import PublishedClaim, PublishedSource
from forum.factsheets.models.sheets import Claim, FactSheet, SheetVersion
from forum.factsheets.models.sources import Reference, SheetReference

__all__ = [
    "ArticleImport",
    "CategoryPin",
    "Claim",
    "Ebook",
    "FactSheet",
    "PublishedClaim",
    "PublishedSource",
    "Reference",
    "SheetReference",
    "SheetVersion",
    "SourceLine",
    "ThreadPin",
]
