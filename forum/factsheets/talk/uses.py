"""Where a sheet is used in conversations, as far as the reader may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, distinct, func, select, union

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.questions import Question
from forum.factsheets import policy as sheets
from forum.factsheets.models import ClaimLink, FactSheet, PostClaim
from forum.threads import policy as threads
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice

NAMED_POSTS = 5
MOST_COUNTED = 1000  # posts; of a sheet that is used more, the latest are counted
LATEST = Order("sheet-uses", (Post.id,))
Read = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class UsedIn:
    """A post that points at the sheet, or that it was put under."""

    post_id: int
    number: int
    thread_id: int
    title: str


@dataclass(frozen=True)
class UsedPosts:
    items: Sequence[UsedIn]
    has_more: bool


def ask_used_in(viewer: Viewer, slug: str) -> Question[UsedPosts]:
    """The latest posts."""
    query = _posts(viewer, slug).order_by(Post.id.desc()).limit(NAMED_POSTS + 1)
    return Question(query, _latest)


def ask_use_counts(viewer: Viewer, slug: str) -> Question[Mapping[int, int]]:
    """By the key of a claim, in how many posts that the viewer may read."""
    named = _named(slug).subquery()
    posts = _posts(viewer, slug).order_by(Post.id.desc()).limit(MOST_COUNTED).subquery()
    query = (
        select(named.c.claim_key, func.count(distinct(named.c.post_id)).label("posts"))
        .join(posts, posts.c.id == named.c.post_id)
        .group_by(named.c.claim_key)
    )
    return Question(query, lambda rows: {row.claim_key: row.posts for row in rows})


def page_of_uses(
    viewer: Viewer,
    slug: str,
    *,
    claim: int | None = None,
    after: str | None = None,
    limit: int = PAGE_SIZE,
) -> Page[UsedIn]:
    """All of them, latest first; of one claim, where that is asked."""
    return LATEST.take(_posts(viewer, slug, claim), after=after, show=_show, limit=limit)


def _posts(viewer: Viewer, slug: str, claim: int | None = None) -> Read:
    named = _named(slug, claim).subquery()
    return (
        select(Post.id, Post.number, Post.thread_id, Thread.title)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(Post.id.in_(select(named.c.post_id)), _is_visible(viewer, slug))
        .where(threads.visible_to(viewer), threads.text_readable())
        .where(withheld_from(viewer).is_(None))
    )


def _is_visible(viewer: Viewer, slug: str) -> Any:
    seen = select(FactSheet.id).where(
        FactSheet.slug == slug, sheets.is_read(), sheets.visible_to(viewer)
    )
    return seen.exists()


def _named(slug: str, claim: int | None = None) -> Any:
    """Numbers of posts and keys of claims, whoever may read them."""
    this = select(FactSheet.id).where(FactSheet.slug == slug).scalar_subquery()
    cited = select(PostClaim.post_id, PostClaim.claim_key).where(PostClaim.sheet_id == this)
    linked = select(ClaimLink.post_id, ClaimLink.claim_key).where(ClaimLink.sheet_id == this)
    if claim is not None:
        cited = cited.where(PostClaim.claim_key == claim)
        linked = linked.where(ClaimLink.claim_key == claim)
    return union(cited, linked)


def _latest(rows: Sequence[Any]) -> UsedPosts:
    found = sorted(map(_show, rows), key=lambda use: use.post_id, reverse=True)
    return UsedPosts(found[:NAMED_POSTS], len(found) > NAMED_POSTS)


def _show(row: Any) -> UsedIn:
    return UsedIn(row.id, row.number, row.thread_id, row.title)
