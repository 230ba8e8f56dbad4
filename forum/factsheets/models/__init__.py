"""The tables of the fact sheets, one file per subject."""

from forum.factsheets.models.articles import ArticleImport, SourceLine
from forum.factsheets.models.checks import CheckTurn, ReferenceChange, ReferenceFinding
from forum.factsheets.models.corrections import TextCorrection
from forum.factsheets.models.curation import SheetStep, SignOff
from forum.factsheets.models.ebooks import Ebook
from forum.factsheets.models.pins import CategoryPin, ThreadPin
from forum.factsheets.models.proposals import SheetProposal
from forum.factsheets.models.published import PublishedClaim, PublishedSource
from forum.factsheets.models.sheets import Claim, FactSheet, SheetVersion
from forum.factsheets.models.sources import Reference, ReferenceKey, SheetReference
from forum.factsheets.models.uses import ClaimLink, PostClaim, PostSource, SheetSuggestion

__all__ = [
    "ArticleImport",
    "CategoryPin",
    "CheckTurn",
    "Claim",
    "ClaimLink",
    "Ebook",
    "FactSheet",
    "PostClaim",
    "PostSource",
    "PublishedClaim",
    "PublishedSource",
    "Reference",
    "ReferenceChange",
    "ReferenceFinding",
    "ReferenceKey",
    "SheetProposal",
    "SheetReference",
    "SheetStep",
    "SheetSuggestion",
    "SheetVersion",
    "SignOff",
    "SourceLine",
    "TextCorrection",
    "ThreadPin",
]
