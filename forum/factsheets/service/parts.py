"""The parts of a sheet that stand in tables of their own: its claims and its references."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Protocol

from sqlalchemy import delete, insert, select, update

from forum.core.db import db
from forum.factsheets.claims import ClaimText, keys_for
from forum.factsheets.drafts import claims_of
from forum.factsheets.models import Claim, FactSheet, Reference, SheetReference


class Publication(Protocol):
    """What an article says of one of its references."""

    @property
    def number(self) -> int: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def title(self) -> str: ...
    @property
    def journal(self) -> str: ...
    @property
    def year(self) -> str: ...
    @property
    def volume(self) -> str: ...
    @property
    def issue(self) -> str: ...
    @property
    def pages(self) -> str: ...
    @property
    def doi(self) -> str | None: ...
    @property
    def pmid(self) -> str | None: ...
    @property
    def pmcid(self) -> str | None: ...


def identity(publication: Publication) -> str:
    """What makes two references one: the first identifier there is, else its words."""
    if publication.doi:
        return f"doi:{publication.doi.casefold()}"
    if publication.pmid:
        return f"pmid:{publication.pmid}"
    if publication.pmcid:
        return f"pmcid:{publication.pmcid.casefold()}"
    words = f"{publication.title} {publication.journal} {publication.year}"
    plain = " ".join(words.casefold().split())
    return f"text:{sha256(plain.encode()).hexdigest()}"


def keep_references(publications: Iterable[Publication]) -> dict[int, int]:
    """Per number of the article the id of the reference, made where it is new."""
    return {found.number: _keep(found).id for found in publications}


def set_references(sheet_id: int, references: Mapping[int, int]) -> None:
    for number, reference_id in references.items():
        db.session.add(SheetReference(sheet_id=sheet_id, number=number, reference_id=reference_id))
    db.session.flush()


def set_claims(sheet_id: int, claims: Sequence[ClaimText]) -> None:
    """These and no others. Raises Invalid for a key that is none of the sheet's."""
    known = {claim.text: claim.key for claim in claims_of(sheet_id)}
    last = db.session.scalars(select(FactSheet.last_claim_key).where(FactSheet.id == sheet_id))
    keys = keys_for(claims, known, last.one())
    db.session.execute(delete(Claim).where(Claim.sheet_id == sheet_id))
    rows = [
        {"sheet_id": sheet_id, "key": key, "position": position}
        | {"text": claim.text, "cites": list(claim.cites), "myth": claim.myth, "note": claim.note}
        for position, (key, claim) in enumerate(zip(keys, claims, strict=True), start=1)
    ]
    if rows:
        db.session.execute(insert(Claim), rows)
    _remember_key(sheet_id, max(keys, default=0))
    db.session.flush()


def _remember_key(sheet_id: int, key: int) -> None:
    """What points at a claim that is gone must never come to another."""
    higher = update(FactSheet).where(FactSheet.id == sheet_id, FactSheet.last_claim_key < key)
    db.session.execute(higher.values(last_claim_key=key))


def _keep(publication: Publication) -> Reference:
    name = identity(publication)
    known = db.session.scalar(select(Reference).where(Reference.identity == name))
    if known:
        return known
    reference = Reference(
        identity=name,
        authors=list(publication.authors),
        title=publication.title,
        journal=publication.journal,
        year=publication.year,
        volume=publication.volume,
        issue=publication.issue,
        pages=publication.pages,
        doi=publication.doi,
        pmid=publication.pmid,
        pmcid=publication.pmcid,
    )
    db.session.add(reference)
    db.session.flush()
    return reference
