"""Reading what experts are asked to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from forum.accounts.models import Member
from forum.accounts.policy import has_profile
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.core.questions import Question
from forum.factsheets.blocks import read_blocks
from forum.factsheets.claims import ClaimText, read_claims
from forum.factsheets.drafts import find_draft
from forum.factsheets.models import Claim, FactSheet, SheetStep, SheetVersion, SignOff
from forum.factsheets.policy import may_review, may_see_reviews, sees_notes, visible_to
from forum.factsheets.publishing import cited_numbers
from forum.factsheets.queries import unknown
from forum.factsheets.rows import is_current
from forum.factsheets.states import Stage, Step
from forum.factsheets.views import ClaimView, DraftView, ReferenceView


@dataclass(frozen=True)
class Reviewed:
    """The text that is to be looked at; `version_id` is None for a draft."""

    sheet_id: int
    draft_version: int
    version_id: int | None
    version: int  # the number of the version, or of the draft


@dataclass(frozen=True)
class SignedBy:
    """`name` is None for who is not there to be found."""

    name: str | None
    profession: str
    signed_at: datetime
    mine: bool


def get_reviewed(viewer: Viewer, slug: str) -> Reviewed:
    """The draft while it is in review, else what readers see. Raises NotFound."""
    require(may_review(viewer, clock.now()))
    query = _current().where(
        FactSheet.slug == slug, or_(visible_to(viewer), FactSheet.stage == Stage.IN_REVIEW)
    )
    row = db.session.execute(query).one_or_none()
    if row is None or (row.stage != Stage.IN_REVIEW and row.version_id is None):
        raise unknown()
    if row.stage == Stage.IN_REVIEW:
        return Reviewed(row.id, row.draft_version, None, row.draft_version)
    return Reviewed(row.id, row.draft_version, row.version_id, row.number)


def get_draft_in_review(viewer: Viewer, slug: str) -> DraftView:
    """All of a draft that experts are asked to read. Raises NotFound, and Refused for others."""
    require(may_see_reviews(viewer, clock.now()))
    found = find_draft(slug)
    if found is None or found.stage != Stage.IN_REVIEW:
        raise unknown()
    return found


def claims_in_review(draft: DraftView) -> Sequence[tuple[ClaimView, str]]:
    """As readers will see them, each with what reviewers should know of its sources."""
    return [
        (_claim(draft, at, told), told.note)
        for at, told in enumerate(read_claims(draft.claims), start=1)
    ]


def sources_in_review(draft: DraftView) -> Sequence[ReferenceView]:
    """Those that readers will see: what the draft could cite and does not stays away."""
    cited = cited_numbers(read_blocks(draft.body), read_claims(draft.claims))
    return [source for source in draft.references if source.number in cited]


def _claim(draft: DraftView, at: int, told: ClaimText) -> ClaimView:
    behind = [source for source in draft.references if source.number in told.cites]
    return ClaimView(told.key or at, told.text, told.cites, behind, told.myth)


def current_version(viewer: Viewer, slug: str) -> SheetVersion:
    """What readers see, whole. Raises NotFound."""
    query = (
        select(SheetVersion)
        .join(FactSheet, is_current())
        .where(FactSheet.slug == slug, visible_to(viewer))
    )
    found = db.session.scalar(query)
    if found is None:
        raise unknown()
    return found


def ask_signed(viewer: Viewer, slug: str, number: int) -> Question[Sequence[SignedBy]]:
    """Who put their name to a version, first come first."""
    query = (
        _signers(viewer)
        .join(SheetVersion, SheetVersion.id == SignOff.version_id)
        .where(FactSheet.slug == slug, SheetVersion.number == number, visible_to(viewer))
    )
    return Question(query, _signed)


def ask_draft_signed(viewer: Viewer, sheet_id: int, version: int) -> Question[Sequence[SignedBy]]:
    query = _signers(viewer).where(
        SignOff.sheet_id == sheet_id,
        SignOff.draft_version == version,
        SignOff.version_id.is_(None),
    )
    return Question(query, _signed)


def ask_what_to_look_for(viewer: Viewer, sheet_id: int) -> Question[str] | None:
    """What the curator who put the draft up for review said last, for who may read it."""
    if not sees_notes(viewer):
        return None
    asked = SheetStep.sheet_id == sheet_id, SheetStep.kind == Step.SUBMITTED
    query = select(SheetStep.id, SheetStep.reason).where(*asked)
    return Question(query.order_by(SheetStep.id.desc()).limit(1), _only_reason)


def _only_reason(rows: Sequence[Any]) -> str:
    return rows[0].reason if rows else ""


def ask_notes(viewer: Viewer, slug: str) -> Question[dict[int, str]] | None:
    """By key of a claim, how well its sources fit; for who weighs them, for others no question."""
    if not sees_notes(viewer):
        return None
    query = (
        select(Claim.key, Claim.note)
        .join(FactSheet, FactSheet.id == Claim.sheet_id)
        .where(FactSheet.slug == slug, Claim.note != "", visible_to(viewer))
    )
    if not viewer.is_staff:  # of a draft that nobody was asked to read yet, no word
        is_shown = FactSheet.published_draft == FactSheet.draft_version
        query = query.where(or_(is_shown, FactSheet.stage == Stage.IN_REVIEW))
    return Question(query, lambda rows: {row.key: row.note for row in rows})


def _signers(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Member.username,
            has_profile().label("is_there"),
            SignOff.id,
            SignOff.profession,
            SignOff.signed_at,
            (SignOff.member_id == viewer.id).label("mine"),
        )
        .join(FactSheet, FactSheet.id == SignOff.sheet_id)
        .outerjoin(Member, Member.id == SignOff.member_id)
    )


def _signed(rows: Sequence[Any]) -> Sequence[SignedBy]:
    return [
        SignedBy(
            row.username if row.is_there else None, row.profession, row.signed_at, bool(row.mine)
        )
        for row in sorted(rows, key=lambda row: row.id)
    ]


def _current() -> Select[*tuple[Any, ...]]:
    return select(
        FactSheet.id,
        FactSheet.draft_version,
        FactSheet.stage,
        SheetVersion.id.label("version_id"),
        SheetVersion.number,
    ).outerjoin(SheetVersion, is_current())
