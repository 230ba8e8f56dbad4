"""What there is already about something that somebody is about to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.terms import terms
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.policy import visible_to
from forum.factsheets.rows import is_current
from forum.threads.similar import similar_threads
from forum.threads.views import ThreadView

SHEETS_SHOWN = 3
LOOKED_AT = 1000
REMEMBERED = 2000  # texts of sheets, all of them published


@dataclass(frozen=True)
class SuggestedSheet:
    slug: str
    title: str
    summary: str


@dataclass(frozen=True)
class Suggestions:
    threads: Sequence[ThreadView]
    factsheets: Sequence[SuggestedSheet]


def suggestions(viewer: Viewer, title: str) -> Suggestions:
    """Threads and fact sheets that are about the same as a title, as far as the viewer reads
    them."""
    return Suggestions(similar_threads(viewer, title), similar_sheets(viewer, title))


def similar_sheets(viewer: Viewer, title: str) -> Sequence[SuggestedSheet]:
    """There are few sheets, so all are looked at: words in a title count double."""
    words = terms(title)
    found = [(_likeness(words, sheet), sheet) for sheet in _published(viewer)] if words else []
    found.sort(key=lambda pair: (-pair[0], pair[1].title))
    return [sheet for likeness, sheet in found[:SHEETS_SHOWN] if likeness]


def _published(viewer: Viewer) -> Sequence[SuggestedSheet]:
    """As readers see them, also to who is at work on the next version."""
    query = (
        select(FactSheet.slug, SheetVersion.title, SheetVersion.summary)
        .join(SheetVersion, is_current())
        .where(visible_to(viewer))
        .order_by(FactSheet.id)
        .limit(LOOKED_AT)
    )
    return [SuggestedSheet(*row) for row in db.session.execute(query)]


def _likeness(words: frozenset[str], sheet: SuggestedSheet) -> int:
    return 2 * len(words & _terms(sheet.title)) + len(words & _terms(sheet.summary))


@lru_cache(REMEMBERED)
def _terms(text: str) -> frozenset[str]:
    return terms(text)
