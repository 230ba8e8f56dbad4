"""Claims as they stand in conversations: what posts point at, and what was put under them.

All of it is read anew with the posts: what becomes of a claim or of its sources shows there
without anything being written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, null, select, union_all

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.facts import Fact, Place
from forum.core.i18n import Text
from forum.core.questions import Question
from forum.factsheets.models import (
    ClaimLink,
    FactSheet,
    PostClaim,
    PublishedClaim,
    PublishedSource,
    SheetVersion,
)
from forum.factsheets.models.uses import WHOLE
from forum.factsheets.policy import is_read, visible_to
from forum.factsheets.rows import is_current
from forum.factsheets.statuses import IN_POST
from forum.threads.views import PostView

Read = Select[*tuple[Any, ...]]
_cited_by_sheet = (
    select(func.count())
    .where(PublishedSource.sheet_id == FactSheet.id)
    .correlate(FactSheet)
    .scalar_subquery()
)


@dataclass(frozen=True)
class FactCard:
    """A claim, or with `claim` None a sheet, as the reader of a conversation sees it."""

    factsheet: str
    title: str
    claim: int | None
    text: str
    origin: str
    source_count: int
    status: str  # the worst of its sources
    is_gone: bool  # left its sheet since
    is_changed: bool  # reads otherwise than when it was named
    note: str = ""

    @property
    def trouble(self) -> Text | None:
        """What became of its sources, where that should be known."""
        return IN_POST.get(self.status)


@dataclass(frozen=True)
class PostFacts:
    """What one post points at, by its place, and what a moderator put under it."""

    cited: Mapping[Place, FactCard] = field(default_factory=dict)
    linked: Sequence[FactCard] = ()


@dataclass(frozen=True)
class KnownFact:
    """What a text may point at: the number of its sheet, and the version that readers see."""

    sheet_id: int
    number: int
    card: FactCard


ByPost = Mapping[int, PostFacts]


def ask_facts(viewer: Viewer, posts: Sequence[PostView]) -> Question[ByPost]:
    """Of the posts that can be read, by their numbers; whatever their number in one query."""
    ids = [post.id for post in posts if not post.is_deleted and not post.withheld]
    cited = _cards(PostClaim.claim_key, PostClaim.number, null()).add_columns(
        PostClaim.post_id, literal(0).label("link_id")
    )
    cited = cited.join(PostClaim, PostClaim.sheet_id == FactSheet.id)
    linked = _cards(ClaimLink.claim_key, null(), ClaimLink.note).add_columns(
        ClaimLink.post_id, ClaimLink.id.label("link_id")
    )
    linked = linked.join(ClaimLink, ClaimLink.sheet_id == FactSheet.id)
    seen = _seen_by(viewer)
    parts = (
        _with_claims(cited, PostClaim.claim_key).where(seen, PostClaim.post_id.in_(ids)),
        _with_claims(linked, ClaimLink.claim_key).where(seen, ClaimLink.post_id.in_(ids)),
    )
    return Question(union_all(*parts), _by_post)


def known_facts(viewer: Viewer, facts: Iterable[Fact]) -> Mapping[Place, KnownFact]:
    """Those of them that there are for readers: nobody points at a draft."""
    places = {fact.place for fact in facts}
    if not places:
        return {}
    wanted = PublishedClaim.key.in_({key for _slug, key in places})
    query = (
        _cards(PublishedClaim.key, null(), null())
        .add_columns(FactSheet.id.label("sheet_id"), FactSheet.published_number)
        .outerjoin(PublishedClaim, and_(PublishedClaim.sheet_id == FactSheet.id, wanted))
        .where(FactSheet.slug.in_({slug for slug, _key in places}), _seen_by(viewer))
    )
    found = db.session.execute(query).all()
    known = {(row.slug, row.claim_key or WHOLE): row for row in found}
    known |= {(row.slug, WHOLE): row for row in found}
    return {
        place: KnownFact(row.sheet_id, row.published_number, _card(row, is_whole=not place[1]))
        for place, row in known.items()
        if place in places
    }


def _cards(
    key: ColumnElement[Any] | Any, said: ColumnElement[Any] | Any, note: ColumnElement[Any] | Any
) -> Read:
    """The columns of a card. `said` is the version that stood there when it was named."""
    return (
        select(
            key.label("claim_key"),
            func.coalesce(said, 0).label("said"),
            func.coalesce(note, "").label("note"),
            FactSheet.slug,
            FactSheet.origin,
            FactSheet.source_status.label("sheet_status"),
            _cited_by_sheet.label("sheet_sources"),
            SheetVersion.title,
            SheetVersion.summary,
            PublishedClaim.text,
            PublishedClaim.source_count,
            PublishedClaim.source_status,
            PublishedClaim.since_number,
            PublishedClaim.is_gone,
        )
        .select_from(FactSheet)
        .join(SheetVersion, is_current())
    )


def _with_claims(query: Read, key: Any) -> Read:
    same = and_(PublishedClaim.sheet_id == FactSheet.id, PublishedClaim.key == key)
    return query.outerjoin(PublishedClaim, same)


def _seen_by(viewer: Viewer) -> ColumnElement[bool]:
    return and_(visible_to(viewer), is_read())


def _by_post(rows: Sequence[Any]) -> ByPost:
    cited: dict[int, dict[Place, FactCard]] = defaultdict(dict)
    linked: dict[int, list[FactCard]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.link_id, row.slug, row.claim_key)):
        if row.claim_key and row.text is None:
            continue
        card = _card(row, is_whole=not row.claim_key)
        if row.link_id:
            linked[row.post_id].append(card)
        else:
            cited[row.post_id][row.slug, row.claim_key] = card
    return {post: PostFacts(cited[post], linked[post]) for post in {*cited, *linked}}


def _card(row: Any, *, is_whole: bool) -> FactCard:
    return FactCard(
        factsheet=row.slug,
        title=row.title,
        claim=None if is_whole else row.claim_key,
        text=row.summary if is_whole else row.text,
        origin=row.origin,
        source_count=row.sheet_sources if is_whole else row.source_count,
        status=row.sheet_status if is_whole else row.source_status,
        is_gone=not is_whole and bool(row.is_gone),
        is_changed=not is_whole and 0 < row.said < row.since_number,
        note=row.note,
    )
