"""The tables of the fact sheets, one file per subject."""

from forum.factsheets.models.articles import ArticleImport, SourceLine
from forum.factsheets.models.checks import CheckTurn, ReferenceChange, ReferenceFinding
from forum.factsheets.models.pins import CategoryPin, ThreadPin
from forum.factsheets.models.published import PublishedClaim, PublishedSource
from forum.factsheets.models.sheets import Claim, FactSheet, SheetVersion
from forum.factsheets.models.sources import Reference, ReferenceKey, SheetReference

__all__ = [
    "ArticleImport",
    "CategoryPin",
    "CheckTurn",
    "Claim",
    "FactSheet",
    "PublishedClaim",
    "PublishedSource",
    "Reference",
    "ReferenceChange",
    "ReferenceFinding",
    "ReferenceKey",
    "SheetReference",
    "SheetVersion",
    "SourceLine",
    "ThreadPin",
]
