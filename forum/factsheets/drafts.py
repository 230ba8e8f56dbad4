"""Reading the drafts that curators work on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.factsheets.claims import ClaimText, write_claims
from forum.factsheets.models import (
    ArticleImport,
    Claim,
    FactSheet,
    Reference,
    SheetReference,
    SheetStep,
    SheetVersion,
    SignOff,
)
from forum.factsheets.policy import may_curate
from forum.factsheets.queries import unknown
from forum.factsheets.rows import is_current, state
from forum.factsheets.states import Step
from forum.factsheets.views import DraftView, ReferenceView


def get_draft(viewer: Viewer, slug: str) -> DraftView:
    """A sheet with all that a curator can change. Raises NotFound, Refused for others."""
    require(may_curate(viewer))
    found = find_draft(slug)
    if found is None:
        raise unknown()
    return found


def find_draft(slug: str) -> DraftView | None:
    """For who was found to be allowed to read it."""
    query = (
        select(
            FactSheet,
            ArticleImport.source_url,
            ArticleImport.rights,
            Member.username,
            SheetVersion.review_due,
            _is_signed().label("is_signed"),
            _followed_at().label("followed_at"),
        )
        .outerjoin(ArticleImport, ArticleImport.id == FactSheet.import_id)
        .outerjoin(Member, Member.id == FactSheet.owner_id)
        .outerjoin(SheetVersion, is_current())
        .where(FactSheet.slug == slug)
    )
    row = db.session.execute(query, execution_options={"populate_existing": True}).one_or_none()
    return None if row is None else _show_draft(row)


def claims_of(sheet_id: int) -> Sequence[Claim]:
    """In their order, for an act whose viewer may already work on the sheet."""
    query = select(Claim).where(Claim.sheet_id == sheet_id).order_by(Claim.position)
    return db.session.scalars(query).all()


def texts_of(claims: Iterable[Claim]) -> list[ClaimText]:
    """As curators write them."""
    return [ClaimText(c.text, tuple(c.cites), c.key, c.myth, c.note) for c in claims]


def claim_texts(sheet_ids: Iterable[int]) -> dict[int, list[ClaimText]]:
    """Those of many sheets by sheet, as curators write them, for an act."""
    found: dict[int, list[ClaimText]] = {sheet_id: [] for sheet_id in sheet_ids}
    columns = (Claim.sheet_id, Claim.text, Claim.cites, Claim.key, Claim.myth, Claim.note)
    query = select(*columns).where(Claim.sheet_id.in_(found))
    for row in db.session.execute(query.order_by(Claim.sheet_id, Claim.position)):
        told = ClaimText(row.text, tuple(row.cites), row.key, row.myth, row.note)
        found[row.sheet_id].append(told)
    return found


def references_of(sheet_id: int) -> Sequence[ReferenceView]:
    """All that the sheet can cite, by number, for who may already work on it."""
    query = (
        select(SheetReference.number, Reference)
        .join(Reference, Reference.id == SheetReference.reference_id)
        .where(SheetReference.sheet_id == sheet_id)
        .order_by(SheetReference.number)
    )
    return [_show_reference(number, found) for number, found in db.session.execute(query)]


def source_ids_of(sheet_id: int) -> dict[int, int]:
    """By number which reference the draft cites by it, for an act."""
    return all_source_ids([sheet_id])[sheet_id]


def all_source_ids(sheet_ids: Iterable[int]) -> dict[int, dict[int, int]]:
    """Those of many sheets, by sheet."""
    found: dict[int, dict[int, int]] = {sheet_id: {} for sheet_id in sheet_ids}
    columns = (SheetReference.sheet_id, SheetReference.number, SheetReference.reference_id)
    query = select(*columns).where(SheetReference.sheet_id.in_(found))
    for sheet_id, number, reference_id in db.session.execute(query):
        found[sheet_id][number] = reference_id
    return found


def _is_signed() -> ColumnElement[bool]:
    """Whether an expert put their name to the draft as it stands."""
    this = SignOff.sheet_id == FactSheet.id, SignOff.draft_version == FactSheet.draft_version
    return exists().where(*this).correlate(FactSheet)


def _followed_at() -> ScalarSelect[datetime]:
    steps = select(func.max(SheetStep.at)).where(SheetStep.sheet_id == FactSheet.id)
    return steps.where(SheetStep.kind == Step.FOLLOWED).correlate(FactSheet).scalar_subquery()


def _show_draft(row: Any) -> DraftView:
    sheet = row.FactSheet
    return DraftView(
        id=sheet.id,
        slug=sheet.slug,
        title=sheet.title,
        summary=sheet.summary,
        body=sheet.body,
        claims=write_claims(texts_of(claims_of(sheet.id))),
        origin=sheet.origin,
        call_now=sheet.call_now,
        is_signed=bool(row.is_signed),
        editor_note=sheet.editor_note,
        draft_version=sheet.draft_version,
        review_after_months=sheet.review_after_months,
        published_number=sheet.published_number,
        source_url=row.source_url,
        rights=row.rights,
        import_id=sheet.import_id,
        followed_at=row.followed_at,
        references=references_of(sheet.id),
        status=state(sheet, row.review_due),
        stage=sheet.stage,
        has_changes=sheet.published_draft != sheet.draft_version,
        owner=row.username,
        withdrawn_at=sheet.withdrawn_at,
        withdrawn_reason=sheet.withdrawn_reason,
    )


def _show_reference(number: int, found: Reference) -> ReferenceView:
    return ReferenceView(
        number=number,
        authors=", ".join(found.authors),
        title=found.title,
        journal=found.journal,
        year=found.year,
        volume=found.volume,
        issue=found.issue,
        pages=found.pages,
        doi=found.doi,
        pmid=found.pmid,
        pmcid=found.pmcid,
    )


def claims_without_keys(sheet_id: int) -> str:
    """As an article would tell them."""
    return write_claims(replace(claim, key=None) for claim in texts_of(claims_of(sheet_id)))
