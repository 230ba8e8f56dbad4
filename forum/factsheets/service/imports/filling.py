"""What drafts say, read and written for many at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from forum.core import clock
from forum.core.db import db
from forum.factsheets.claims import read_claims, with_beside, write_claims
from forum.factsheets.drafts import claim_texts
from forum.factsheets.imports.proposals import Texts
from forum.factsheets.models import FactSheet
from forum.factsheets.service.bulk import Row, change_all
from forum.factsheets.service.parts import set_all_claims


def put_in(parts: Mapping[int, Texts]) -> None:
    """By sheet these words into the draft. Claims with the words they had keep their keys, and
    what curators wrote below them."""
    parts = {sheet_id: words for sheet_id, words in parts.items() if words}
    rows: list[Row] = [
        {"id": sheet_id} | {part: text for part, text in words.items() if part != "claims"}
        for sheet_id, words in parts.items()
    ]
    raise_drafts(rows)
    claims = {at: read_claims(words["claims"]) for at, words in parts.items() if "claims" in words}
    before = claim_texts(claims)
    set_all_claims({at: with_beside(told, before[at]) for at, told in claims.items()})


def raise_drafts(rows: Sequence[Row]) -> None:
    """With what else changes in them: each is another draft now."""
    higher = FactSheet.__table__.c.draft_version + 1
    change_all(FactSheet, rows, "id", draft_version=higher, updated_at=clock.now())


def current_texts(sheet_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """The parts of the drafts as they stand, claims without their keys; their rows are held."""
    columns = (FactSheet.id, FactSheet.title, FactSheet.body)
    which = FactSheet.id.in_(sorted(sheet_ids))
    rows = db.session.execute(
        select(*columns).where(which).order_by(FactSheet.id).with_for_update()
    )
    found = {row.id: {"title": row.title, "body": row.body} for row in rows}
    for sheet_id, claims in claim_texts(found).items():
        plain = (replace(claim, key=None) for claim in claims)
        found[sheet_id]["claims"] = write_claims(plain)
    return found
