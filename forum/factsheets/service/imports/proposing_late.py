"""What an article proposes for sheets of the release before this one, which keeps none of it."""

from typing import Any

from sqlalchemy import select

from forum.core.db import db, insert_or
from forum.factsheets.imports.proposals import PARTS, Texts
from forum.factsheets.models import FactSheet, SheetProposal
from forum.factsheets.service.imports.filling import current_texts


def propose_late(import_id: int | None = None) -> None:
    """For the sheets of one article, or of all: without, it would be made twice when it is read
    again. A draft that nobody saved is what was proposed; of another that is no longer known, and
    nothing is ever put over it."""
    known = select(SheetProposal.sheet_id)
    every = FactSheet.import_id.is_not(None)
    which = every if import_id is None else every & (FactSheet.import_id == import_id)
    columns = (FactSheet.id, FactSheet.slug, FactSheet.draft_version)
    late = select(*columns).where(FactSheet.id.not_in(known), which)
    held = late.order_by(FactSheet.id).with_for_update()
    sheets = db.session.execute(held).all()
    texts = current_texts(sheet.id for sheet in sheets if sheet.draft_version == 1)
    rows = [_row(sheet, texts.get(sheet.id, dict.fromkeys(PARTS, ""))) for sheet in sheets]
    if rows:
        db.session.execute(insert_or(SheetProposal).on_conflict_do_nothing(), rows)


def _row(sheet: Any, texts: Texts) -> dict[str, Any]:
    parts = {f"{time}_{part}": texts[part] for time in ("base", "next") for part in PARTS}
    about = {"sheet_id": sheet.id, "address": sheet.slug, "waiting": "", "is_gone": False}
    return about | parts
