"""What a reply rests on that is said to be sourced, and whether that still stands.

Read anew with the posts: a claim that was withdrawn or a paper that was retracted carries nothing.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, select

from forum.core.questions import Question
from forum.factsheets.identifiers import LONGEST, Identifiers, find_doi
from forum.factsheets.models import PostSource, Reference, ReferenceKey
from forum.factsheets.statuses import SourceStatus
from forum.factsheets.talk.facts import ByPost, FactCard, PostFacts
from forum.threads.kinds import ReplyKind
from forum.threads.views import PostView

MOST_SOURCES = 20  # of one text; of more the first count
# Where one may begin: what it is exactly is asked of `identifiers`, of one stretch at a time.
_STRETCH = re.compile(rf"10\.[^\s<>\"|]{{1,{LONGEST}}}")
_MARKUP = "*_`~"  # that Markdown puts around words

Statuses = Mapping[int, Sequence[str]]


def sources_in(body: str) -> list[str]:
    """The publications that a text names by their DOI, each once, as they are compared."""
    found: dict[str, None] = {}
    for stretch in _STRETCH.finditer(body):
        doi = find_doi(_of_a_link(stretch[0]).strip(_MARKUP))
        if doi and len(found) < MOST_SOURCES:
            found |= dict.fromkeys(Identifiers(doi=doi).keys())
    return list(found)


def ask_sources(posts: Iterable[PostView]) -> Question[Statuses] | None:
    """What became of the publications that these posts name, by the number of the post."""
    ids = [post.id for post in posts if post.kind == ReplyKind.SOURCED and post.is_readable]
    if not ids:
        return None
    unknown = SourceStatus.UNKNOWN.value
    query = (
        select(PostSource.post_id, func.coalesce(Reference.status, unknown).label("status"))
        .outerjoin(ReferenceKey, ReferenceKey.key == PostSource.key)
        .outerjoin(Reference, Reference.id == ReferenceKey.reference_id)
        .where(PostSource.post_id.in_(ids))
    )
    return Question(query, _by_post)


def carries(cards: Iterable[FactCard], statuses: Iterable[str]) -> bool:
    """Whether one of these claims, or of the sources with these statuses, still stands. A claim
    does not that rests on a paper which was retracted, until a curator looked at what is left."""
    claims = (card.status for card in cards if card.claim and not card.is_gone)
    return any(status != SourceStatus.RETRACTED for status in (*claims, *statuses))


def without_source(
    posts: Iterable[PostView], facts: ByPost, statuses: Statuses | None
) -> Collection[int]:
    """The numbers of those that are said to be sourced, and are not any more."""
    found = statuses or {}
    return {
        post.id
        for post in posts
        if post.kind == ReplyKind.SOURCED
        and not carries(facts.get(post.id, PostFacts()).cited.values(), found.get(post.id, ()))
    }


def _of_a_link(stretch: str) -> str:
    """Without what follows the address in `[words](address)`, or the other way around."""
    return stretch.split("](", 1)[0]


def _by_post(rows: Sequence[object]) -> Statuses:
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.post_id, []).append(row.status)  # type: ignore[attr-defined]
    return found
