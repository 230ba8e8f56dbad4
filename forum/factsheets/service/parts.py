"""The parts of a sheet that stand in tables of their own: its claims and its references."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, insert, select, update

from forum.core.db import db
from forum.factsheets.claims import ClaimText, keys_for
from forum.factsheets.drafts import claims_of
from forum.factsheets.models import Claim, FactSheet, SheetReference, SheetVersion
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
    known = {claim.text: claim.key for claim in claims_of(sheet_id)}
    last = _last_key(sheet_id, known.values())
    keys = keys_for(claims, known, last)
    db.session.execute(delete(Claim).where(Claim.sheet_id == sheet_id))
    rows = [
        {"sheet_id": sheet_id, "key": key, "position": position}
        | {"text": claim.text, "cites": list(claim.cites), "myth": claim.myth, "note": claim.note}
        for position, (key, claim) in enumerate(zip(keys, claims, strict=True), start=1)
    ]
    if rows:
        db.session.execute(insert(Claim), rows)
    _remember_key(sheet_id, max([last, *keys]))
    db.session.flush()


def _last_key(sheet_id: int, drafted: Iterable[int]) -> int:
    """The highest that was ever used: the release before this one does not count its own."""
    counted = select(FactSheet.last_claim_key).where(FactSheet.id == sheet_id)
    versions = select(SheetVersion.claims).where(SheetVersion.sheet_id == sheet_id)
    published: list[int] = [
        told["key"] for claims in db.session.scalars(versions) for told in claims
    ]
    return max([db.session.scalars(counted).one(), *drafted, *published])


def _remember_key(sheet_id: int, key: int) -> None:
    """What points at a claim that is gone must never come to another."""
    higher = update(FactSheet).where(FactSheet.id == sheet_id, FactSheet.last_claim_key < key)
    db.session.execute(higher.values(last_claim_key=key))
