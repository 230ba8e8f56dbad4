"""What readers see now of a sheet, kept apart from its versions so that it can be pointed at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update

from forum.core import changes
from forum.core.db import db
from forum.factsheets.claims import ClaimText
from forum.factsheets.models import (
    FactSheet,
    PublishedClaim,
    PublishedSource,
    Reference,
    SheetReference,
)
from forum.factsheets.statuses import SourceStatus, worst


def show(sheet_id: int, number: int, claims: Sequence[ClaimText], cited: Collection[int]) -> None:
    """These claims and these sources, from this version on."""
    before = _sources(sheet_id)
    _show_sources(sheet_id, cited)
    after = _sources(sheet_id)
    moved = {number for number in before.keys() & after if before[number] != after[number]}
    earlier = {known.key: known for known in _shown([sheet_id])}
    for position, claim in enumerate(claims, start=1):
        known = earlier.pop(claim.key or 0, None)
        is_moved = not moved.isdisjoint(claim.cites)
        _show_claim(_Place(sheet_id, number, position, is_moved), claim, known)
    for gone in earlier.values():
        gone.is_gone = True
    db.session.flush()
    changes.note("sheets", sheet_id)
    weigh_sources([sheet_id])


def weigh_sources(sheet_ids: Collection[int]) -> None:
    """The status of each sheet and of its claims, from what is known of their sources now."""
    statuses: dict[int, dict[int, str]] = {sheet_id: {} for sheet_id in sheet_ids}
    for sheet_id, number, status in _statuses(sheet_ids):
        statuses[sheet_id][number] = status
    for claim in _shown(sheet_ids):
        known = statuses[claim.sheet_id]
        claim.source_status = worst(known[cited] for cited in claim.cites if cited in known)
    for sheet_id, known in statuses.items():
        sheet = update(FactSheet).where(FactSheet.id == sheet_id)
        db.session.execute(sheet.values(source_status=worst(known.values())))
    db.session.flush()


def _show_sources(sheet_id: int, cited: Collection[int]) -> None:
    db.session.execute(delete(PublishedSource).where(PublishedSource.sheet_id == sheet_id))
    query = select(SheetReference.number, SheetReference.reference_id).where(
        SheetReference.sheet_id == sheet_id, SheetReference.number.in_(sorted(cited))
    )
    db.session.add_all(
        PublishedSource(sheet_id=sheet_id, number=number, reference_id=reference_id)
        for number, reference_id in db.session.execute(query)
    )
    db.session.flush()


@dataclass(frozen=True)
class _Place:
    sheet_id: int
    number: int  # of the version
    position: int
    is_moved: bool  # a number in it stands for another source than before


def _show_claim(place: _Place, claim: ClaimText, known: PublishedClaim | None) -> None:
    words = {"text": claim.text, "myth": claim.myth, "cites": list(claim.cites)}
    if known is None:
        known = PublishedClaim(
            sheet_id=place.sheet_id, key=claim.key, since_number=place.number, **words
        )
        known.source_status = SourceStatus.UNKNOWN
        db.session.add(known)
    elif known.is_gone or place.is_moved or _differs(known, words):
        known.since_number = place.number
    for name, told in words.items():
        setattr(known, name, told)
    known.position, known.source_count, known.is_gone = place.position, len(claim.cites), False


def _differs(known: PublishedClaim, words: dict[str, Any]) -> bool:
    return any(getattr(known, name) != told for name, told in words.items())


def _sources(sheet_id: int) -> dict[int, int]:
    query = select(PublishedSource.number, PublishedSource.reference_id).where(
        PublishedSource.sheet_id == sheet_id
    )
    return {number: reference_id for number, reference_id in db.session.execute(query)}


def _shown(sheet_ids: Collection[int]) -> Sequence[PublishedClaim]:
    query = select(PublishedClaim).where(PublishedClaim.sheet_id.in_(sheet_ids))
    return db.session.scalars(query).all()


def _statuses(sheet_ids: Collection[int]) -> Sequence[tuple[int, int, str]]:
    query = (
        select(PublishedSource.sheet_id, PublishedSource.number, Reference.status)
        .join(Reference, Reference.id == PublishedSource.reference_id)
        .where(PublishedSource.sheet_id.in_(sheet_ids))
    )
    return [(sheet_id, number, status) for sheet_id, number, status in db.session.execute(query)]
