"""What there is already about something that somebody is about to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.accounts.viewer import Viewer
from forum.core.terms import fold
from forum.search import asking, finding
from forum.search.asking import Asked, holds
from forum.search.kinds import Found, Hit, Narrowing
from forum.search.words import WORD, index_terms
from forum.threads.titles import threads_by_id
from forum.threads.views import ThreadView

SHOWN = 3  # of each
LOOKED_AT = 12  # of each, the best, of which those come first that were answered
READ = 5_000  # characters of each that are read for whether it is about all of it


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
    """The three threads and the three fact sheets that answer it best, as the viewer reads them.
    What is about all of it comes first, and of that what was answered."""
    asked = finding.with_slips(asking.read(" ".join(WORD.findall(fold(title)))))
    if not asked:
        return Suggestions([], [])
    sheets = [
        SuggestedSheet(hit.place["slug"], hit.title, hit.summary)
        for hit in _best(viewer, asked, Found.SHEET)
    ]
    return Suggestions(_threads(viewer, _best(viewer, asked, Found.THREAD)), sheets)


def _best(viewer: Viewer, asked: Asked, kind: Found) -> Sequence[Hit]:
    found = finding.best(viewer, asked, Narrowing((kind,)), after=None, limit=LOOKED_AT).items
    return sorted(found, key=lambda hit: _rank(asked, hit))[:SHOWN]


def _rank(asked: Asked, hit: Hit) -> int:
    """What is about some of it alone stays in the order in which it was found."""
    if not holds(asked, frozenset(index_terms(f"{hit.title} {hit.text[:READ]}"))):
        return 2
    return 0 if hit.is_answered else 1


def _threads(viewer: Viewer, hits: Sequence[Hit]) -> list[ThreadView]:
    numbers = [hit.place["thread_id"] for hit in hits]
    known = threads_by_id(viewer, numbers)
    return [known[number] for number in numbers if number in known]
