"""Finding in one's own private messages and drafts, by opening and reading the newest of them.

They lie sealed, so nothing of them is in the index: what is looked for is held beside each. Only
so many are opened, and only of who asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

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
SEARCHES = Limit("own-search", 30, timedelta(minutes=1))


@dataclass(frozen=True)
class OwnResult:
    """Drafts are few, and stand on the first page alone."""

    asked: Asked
    messages: Page[SaidView]
    drafts: Sequence[DraftView]

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
    held = (one for one in messages if _holds(asked, one.body))
    page = _page(list(islice(held, limit + 1)), limit)
    kept = () if after else drafts(viewer)
    return OwnResult(asked, page, [one for one in kept if _holds(asked, text_of(one))])


def text_of(draft: DraftView) -> str:
    """All that was typed in it by hand."""
    return " ".join(filter(None, (draft.title, draft.to, draft.body)))


def _page(found: Sequence[SaidView], limit: int) -> Page[SaidView]:
    following = encode("search-own", [found[limit - 1].id]) if len(found) > limit else None
    return Page(found[:limit], following)


def _holds(asked: Asked, text: str) -> bool:
    """As the index would say of it."""
    text = text[:READ]
    terms = frozenset(index_terms(text))
    return asking.holds(asked, terms) and asking.has_rows(asked, text)
