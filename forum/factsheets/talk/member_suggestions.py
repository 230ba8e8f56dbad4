"""Reading what members suggest about sheets: their own, and for curators all of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.factsheets.models import FactSheet, PublishedClaim, SheetSuggestion, SheetVersion
from forum.factsheets.policy import may_curate, visible_to
from forum.factsheets.rows import is_current
from forum.factsheets.talk.kinds import KIND_WORDS, OUTCOMES

OLDEST = Order("sheet-suggestions-open", (SheetSuggestion.id,), descending=False)
CLOSED = Order("sheet-suggestions-closed", (SheetSuggestion.closed_at, SheetSuggestion.id))
OWN = Order("sheet-suggestions-own", (SheetSuggestion.id,))


@dataclass(frozen=True)
class SuggestionView:
    """Without who made it: that is no matter of curators, and could give away a pseudonym.
    `slug` is None where the sheet is not there for the reader any more."""

    id: int
    slug: str | None
    title: str | None
    claim: int | None
    claim_text: str | None
    post_id: int | None
    kind: str
    body: str
    source: str | None
    created_at: datetime
    closed_at: datetime | None
    outcome: str | None
    answer: str

    @property
    def kind_word(self) -> Text:
        return KIND_WORDS[self.kind]

    @property
    def outcome_word(self) -> Text | None:
        return OUTCOMES[self.outcome] if self.outcome else None


def page_of_suggestions(
    viewer: Viewer, *, state: str = "open", after: str | None = None, limit: int = PAGE_SIZE
) -> Page[SuggestionView]:
    """For curators: the open ones, longest waiting first, or what was done, latest first."""
    require(may_curate(viewer))
    if state == "open":
        query = _lines(viewer).where(SheetSuggestion.closed_at.is_(None))
        return OLDEST.take(query, after=after, show=_show, limit=limit)
    query = _lines(viewer).where(SheetSuggestion.closed_at.is_not(None))
    return CLOSED.take(query, after=after, show=_show, limit=limit)


def own_suggestions(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[SuggestionView]:
    """What the viewer suggested, with what came of it, latest first."""
    query = _lines(viewer).where(SheetSuggestion.member_id == viewer.member_id)
    return OWN.take(query, after=after, show=_show, limit=limit)


def get_suggestion(viewer: Viewer, suggestion_id: int) -> SuggestionView:
    """For curators. Raises NotFound."""
    require(may_curate(viewer))
    query = _lines(viewer).where(SheetSuggestion.id == suggestion_id)
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Deze suggestie bestaat niet."))
    return _show(row)


def _lines(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Of the sheet what the viewer may see of it now; the claim as it reads now."""
    claim = and_(
        PublishedClaim.sheet_id == FactSheet.id, PublishedClaim.key == SheetSuggestion.claim_key
    )
    return (
        select(
            *SheetSuggestion.__table__.c,
            FactSheet.slug,
            SheetVersion.title,
            PublishedClaim.text.label("claim_text"),
        )
        .outerjoin(FactSheet, and_(FactSheet.id == SheetSuggestion.sheet_id, visible_to(viewer)))
        .outerjoin(SheetVersion, is_current())
        .outerjoin(PublishedClaim, claim)
    )


def _show(row: Any) -> SuggestionView:
    return SuggestionView(
        id=row.id,
        slug=row.slug,
        title=row.title,
        claim=row.claim_key or None,
        claim_text=row.claim_text,
        post_id=row.post_id,
        kind=row.kind,
        body=row.body,
        source=row.source,
        created_at=row.created_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
        answer=row.answer,
    )
