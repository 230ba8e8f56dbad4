"""The tables of the fact sheets, one file per subject."""

from forum.factsheets.models.articles import ArticleImport, SourceLine
from forum.factsheets.models.corrections import TextCorrection
from forum.factsheets.models.pins import CategoryPin, ThreadPin
from forum.factsheets.models.proposals import SheetProposal
from forum.factsheets.models.published import PublishedClaim, PublishedSource
from forum.factsheets.models.sheets import Claim, FactSheet, SheetVersion
from forum.factsheets.models.sources import Reference, SheetReference

__all__ = [
    "ArticleImport",
    "CategoryPin",
    "Claim",
    "FactSheet",
    "PublishedClaim",
    "PublishedSource",
    "Reference",
    "SheetProposal",
    "SheetReference",
    "SheetVersion",
    "SourceLine",
    "TextCorrection",
    "ThreadPin",
]
