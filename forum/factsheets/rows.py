"""Rows of sheets made into what is shown of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import ColumnElement, ScalarSelect, and_, func, not_, select

from forum.core import clock
from forum.factsheets.content import sources_of
from forum.factsheets.models import FactSheet, SheetVersion, SignOff
from forum.factsheets.states import Stage, State, state_of
from forum.factsheets.views import SheetLine, SheetView, VersionLine, claim, reference


def is_current() -> ColumnElement[bool]:
    """Of a sheet and its versions: the one that readers see."""
    return and_(
        SheetVersion.sheet_id == FactSheet.id, SheetVersion.number == FactSheet.published_number
    )


def stands(status: str) -> ColumnElement[bool]:
    """As `state_of` says it, but for two: what is due is published too, and a draft may be in
    review of which readers see an earlier version."""
    is_read = FactSheet.published_number.is_not(None)
    is_draft = and_(not_(is_read), FactSheet.stage == Stage.DRAFT)
    return {
        State.PUBLISHED: is_read,
        State.DUE: and_(is_read, SheetVersion.review_due < clock.now()),
        State.DRAFT: and_(is_draft, FactSheet.withdrawn_at.is_(None)),
        State.IN_REVIEW: FactSheet.stage == Stage.IN_REVIEW,
        State.WITHDRAWN: and_(is_draft, FactSheet.withdrawn_at.is_not(None)),
    }[State(status)]


def state(sheet: FactSheet, review_due: datetime | None) -> State:
    """`review_due` is that of the version that readers see."""
    return state_of(
        stage=sheet.stage,
        review_due=review_due,
        withdrawn_at=sheet.withdrawn_at,
        now=clock.now(),
    )


def signed_count() -> ScalarSelect[int]:
    signed = select(func.count()).select_from(SignOff)
    return (
        signed.where(SignOff.version_id == SheetVersion.id)
        .correlate(SheetVersion)
        .scalar_subquery()
    )


def is_signed() -> ColumnElement[bool]:
    return signed_count() > 0


def show_line(row: Any) -> SheetLine:
    sheet, version, owner = row[:3]
    return _line(sheet, version, version or sheet, owner)


def show_draft_line(row: Any) -> SheetLine:
    """As the draft says it, also where readers see a version."""
    sheet, version, owner = row[:3]
    return _line(sheet, version, sheet, owner)


def _line(
    sheet: FactSheet,
    version: SheetVersion | None,
    seen: FactSheet | SheetVersion,
    owner: str | None,
) -> SheetLine:
    due = version.review_due if version else None
    return SheetLine(
        slug=sheet.slug,
        title=seen.title,
        summary=seen.summary,
        origin=sheet.origin,
        status=state(sheet, due),
        source_count=len(version.references) if version else 0,
        claim_count=len(version.claims) if version else 0,
        review_due=due,
        updated_at=sheet.updated_at,
        source_status=sheet.source_status,
        owner=owner,
        published_at=version.published_at if version else None,
    )


def show_sheet(
    version: SheetVersion, sheet: FactSheet, source_url: str | None, is_signed: bool
) -> SheetView:
    references = [reference(data) for data in version.references]
    return SheetView(
        slug=sheet.slug,
        title=version.title,
        summary=version.summary,
        html=Markup(version.html),  # noqa: S704  built from escaped text when it was published
        claims=[claim(data, references) for data in version.claims],
        references=references,
        version=version.number,
        published_at=version.published_at,
        review_due=version.review_due,
        origin=sheet.origin,
        source_url=source_url,
        call_now=version.call_now,
        medically_reviewed=is_signed,
        is_current=version.number == sheet.published_number,
        status=state(sheet, version.review_due),
        source_status=sheet.source_status,
        source_ids=sources_of(version),
    )


def latest_first(rows: Sequence[Any]) -> Sequence[VersionLine]:
    lines = [
        VersionLine(row.number, row.published_at, row.reason, row.restored_from, row.signed)
        for row in rows
    ]
    return sorted(lines, key=lambda line: line.number, reverse=True)
