"""The parts of a sheet that stand in tables of their own: its claims and its references."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

from forum.core.db import db
from forum.factsheets.claims import ClaimText, keys_for
from forum.factsheets.drafts import claim_texts
from forum.factsheets.models import Claim, FactSheet, SheetReference, SheetVersion
from forum.factsheets.service.bulk import add_all, change_all
from forum.factsheets.service.references.gathering import Publication, gather


def keep_references(publications: Iterable[Publication]) -> dict[int, int]:
    """Per number of the article the id of the reference, made where it is new."""
    return gather(publications).ids


def set_references(sheet_id: int, references: Mapping[int, int]) -> None:
    for number, reference_id in references.items():
        db.session.add(SheetReference(sheet_id=sheet_id, number=number, reference_id=reference_id))
    db.session.flush()


def set_claims(sheet_id: int, claims: Sequence[ClaimText]) -> None:
    """These and no others. Raises Invalid for a key that is none of the sheet's."""
    set_all_claims({sheet_id: claims})


def set_all_claims(wanted: Mapping[int, Sequence[ClaimText]]) -> None:
    """By sheet. Raises what `set_claims` does."""
    if not wanted:
        return
    before = claim_texts(wanted)
    last = _last_keys(before)
    keys = {
        sheet_id: keys_for(claims, _keys_by_text(before[sheet_id]), last[sheet_id])
        for sheet_id, claims in wanted.items()
    }
    db.session.execute(delete(Claim).where(Claim.sheet_id.in_(wanted)))
    add_all(Claim, [row for at, claims in wanted.items() for row in _rows(at, claims, keys[at])])
    _remember_keys({sheet_id: max([last[sheet_id], *keys[sheet_id]]) for sheet_id in wanted})
    db.session.flush()


def _rows(sheet_id: int, claims: Iterable[ClaimText], keys: Iterable[int]) -> list[dict[str, Any]]:
    return [
        {"sheet_id": sheet_id, "key": key, "position": position}
        | {"text": claim.text, "cites": list(claim.cites), "myth": claim.myth, "note": claim.note}
        for position, (key, claim) in enumerate(zip(keys, claims, strict=True), start=1)
    ]


def _keys_by_text(claims: Iterable[ClaimText]) -> dict[str, int]:
    return {claim.text: claim.key for claim in claims if claim.key}


def _last_keys(drafted: Mapping[int, Iterable[ClaimText]]) -> dict[int, int]:
    """The highest that was ever used: the release before this one does not count its own."""
    counted = select(FactSheet.id, FactSheet.last_claim_key).where(FactSheet.id.in_(drafted))
    last = {row.id: row.last_claim_key for row in db.session.execute(counted)}
    versions = select(SheetVersion.sheet_id, SheetVersion.claims)
    for row in db.session.execute(versions.where(SheetVersion.sheet_id.in_(drafted))):
        last[row.sheet_id] = max([last[row.sheet_id], *(told["key"] for told in row.claims)])
    return {
        sheet_id: max([last[sheet_id], *(claim.key or 0 for claim in claims)])
        for sheet_id, claims in drafted.items()
    }


def _remember_keys(keys: Mapping[int, int]) -> None:
    """What points at a claim that is gone must never come to another. The sheets are held."""
    change_all(FactSheet, [{"id": at, "last_claim_key": key} for at, key in keys.items()], "id")
