"""Versions of the release before this one, which shows less of them: made up for while both run."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select

from forum.core.db import db
from forum.factsheets.content import Content, of_version
from forum.factsheets.drafts import claims_of, texts_of
from forum.factsheets.models import FactSheet, SheetVersion
from forum.factsheets.service.shown import show
from forum.factsheets.states import Stage

MOST = 50  # versions at once


def show_again() -> None:
    """Versions that were kept as HTML alone get their text, and what readers see of them now can
    be pointed at. Safe to do twice, and beside another worker."""
    is_bare = (SheetVersion.body == "", SheetVersion.html != "")
    query = select(SheetVersion).where(*is_bare).order_by(SheetVersion.id).limit(MOST)
    versions = db.session.scalars(query).all()
    sheets = _hold({version.sheet_id for version in versions})
    for version in versions:
        content = of_version(version)
        version.body = content.body
        sheet = sheets[version.sheet_id]
        if sheet.published_number == version.number:
            _show(sheet, version.number, content)
    db.session.flush()


def _hold(ids: Collection[int]) -> dict[int, FactSheet]:
    held = select(FactSheet).where(FactSheet.id.in_(ids)).order_by(FactSheet.id).with_for_update()
    sheets = db.session.scalars(held, execution_options={"populate_existing": True})
    return {sheet.id: sheet for sheet in sheets}


def _show(sheet: FactSheet, number: int, content: Content) -> None:
    show(sheet.id, number, content.claims, content.cited)
    sheet.withdrawn_at, sheet.withdrawn_reason = None, ""
    if _drafted(sheet) == content:
        sheet.published_draft, sheet.stage = sheet.draft_version, Stage.DRAFT


def _drafted(sheet: FactSheet) -> Content:
    """As a version would keep it: without what reviewers tell each other."""
    claims = [replace(claim, note="") for claim in texts_of(claims_of(sheet.id))]
    return Content(sheet.title, sheet.summary, sheet.body, claims, sheet.call_now)
