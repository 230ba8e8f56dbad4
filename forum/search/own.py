"""Finding in one's own private messages and drafts, by opening and reading the newest of them.

They lie sealed, so nothing of them is in the index: what is looked for is held beside each. Only
so many are opened, and only of who asks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any, TypeVar

from markupsafe import Markup

from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.paging import LARGEST_ID, Page, decode, encode
from forum.core.permission import require
from forum.core.throttles import Limit, take
from forum.drafts.queries import drafts
from forum.drafts.views import DraftView
from forum.messages.newest import newest_messages
from forum.messages.views import SaidView
from forum.search import asking, finding, snippets
from forum.search.asking import Asked
from forum.search.words import index_terms

MOST = 2_000  # messages that are opened
READ = 20_000  # characters of one text that are read
ENOUGH = 1.0  # seconds of reading drafts, and again messages, for one page
SEARCHES = Limit("own-search", 30, timedelta(minutes=1))


Read = TypeVar("Read")


@dataclass(frozen=True)
class OwnResult:
    """Drafts are few, and stand on the first page alone; `is_whole` unless there was no time for
    the oldest of them."""

    asked: Asked
    messages: Page[SaidView]
    drafts: Sequence[DraftView]
    is_whole: bool = True

    def snippet(self, text: str) -> Markup:
        """The part of a text that shows why it was found."""
        return snippets.snippet(text, snippets.asked_terms(self.asked, text))


def count_search(viewer: Viewer) -> None:
    """Opening what is sealed takes longer than looking into an index. Raises TooMany."""
    require(may_see_account(viewer))
    take(SEARCHES, str(viewer.member_id))


def search_own(viewer: Viewer, wanted: Mapping[str, Any]) -> OwnResult:
    """`wanted` as `schemas.OwnQuery` loads it. Raises Invalid for a cursor of another list."""
    require(may_see_account(viewer))
    after, limit = wanted["after"], wanted["limit"]
    before = int(str(decode("search-own", after, [int])[0])) if after else LARGEST_ID
    asked = finding.with_slips(asking.read(wanted["q"]))
    if not asked:
        return OwnResult(asked, Page([]), [])
    messages = newest_messages(viewer, most=MOST, before=before)
    kept = [] if after else drafts(viewer)
    read = list(_in_time(kept))
    held = [one for one in read if _holds(asked, text_of(one))]
    page = _page(asked, messages, limit)
    return OwnResult(asked, page, held, is_whole=len(read) == len(kept))


def text_of(draft: DraftView) -> str:
    """All that was typed in it by hand."""
    return " ".join(filter(None, (draft.title, draft.to, draft.body)))


def _page(asked: Asked, messages: Iterator[SaidView], limit: int) -> Page[SaidView]:
    """As far as there is time for: the next page goes on where this one ended."""
    found, last = [], LARGEST_ID
    for one in _in_time(messages):
        last = one.id
        if _holds(asked, one.body):
            found.append(one)
            if len(found) == limit:
                break
    is_left = next(messages, None) is not None
    return Page(found, encode("search-own", [last]) if is_left else None)


def _in_time(texts: Iterable[Read]) -> Iterator[Read]:
    """One always, or there would be no end to going on."""
    until = monotonic() + ENOUGH
    for one in texts:
        yield one
        if monotonic() > until:
            return


def _holds(asked: Asked, text: str) -> bool:
    """As the index would say of it."""
    text = text[:READ]
    terms = frozenset(index_terms(text))
    return asking.holds(asked, terms) and asking.has_rows(asked, text)
