"""What an article proposes for sheets of the release before this one, which keeps none of it."""

from typing import Any

from sqlalchemy import select

from forum.core.db import db, insert_or
from forum.factsheets.drafts import claims_without_keys
from forum.factsheets.imports.proposals import PARTS
from forum.factsheets.models import FactSheet, SheetProposal


def propose_late(import_id: int | None = None) -> None:
    """For the sheets of one article, or of all: without, it would be made twice when it is read
    again. A draft that nobody saved is what was proposed; of another that is no longer known, and
    nothing is ever put over it."""
    known = select(SheetProposal.sheet_id)
    every = FactSheet.import_id.is_not(None)
    which = every if import_id is None else every & (FactSheet.import_id == import_id)
    sheets = select(FactSheet).where(FactSheet.id.not_in(known), which)
    held = sheets.order_by(FactSheet.id).with_for_update()
    rows = [_row(sheet) for sheet in db.session.scalars(held).all()]
    if rows:
        db.session.execute(insert_or(SheetProposal).values(rows).on_conflict_do_nothing())


def _row(sheet: FactSheet) -> dict[str, Any]:
    texts = dict.fromkeys(PARTS, "")
    if sheet.draft_version == 1:
        claims = claims_without_keys(sheet.id)
        texts = {"title": sheet.title, "body": sheet.body, "claims": claims}
    parts = {f"{time}_{part}": texts[part] for time in ("base", "next") for part in PARTS}
    about = {"sheet_id": sheet.id, "address": sheet.slug, "waiting": "", "is_gone": False}
    return about | parts
