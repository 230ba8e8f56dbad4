"""What a letter about a decision needs: whom to write to, and nothing of what was said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.core.db import db
from forum.moderation.measures.kinds import TOLD_BY_LETTER, Kind
from forum.moderation.measures.limits import appeal_until
from forum.moderation.measures.models import Appeal, Measure


@dataclass(frozen=True)
class Told:
    measure_id: int
    member_id: int
    kind: Kind
    until: datetime | None
    appeal_until: datetime
    is_upheld: bool | None = None


def find_told(measure_id: int) -> Told | None:
    """Of one that somebody hears by letter: not what people arrange for themselves."""
    measure = db.session.get(Measure, measure_id)
    if measure is None or Kind(measure.kind) not in TOLD_BY_LETTER:
        return None
    return None if measure.moderator_id == measure.member_id else _told(measure)


def find_reversed(measure_id: int) -> Told | None:
    """Not where an objection was upheld: of that tells the letter about the objection."""
    upheld = select(Appeal.id).where(Appeal.measure_id == measure_id, Appeal.is_upheld.is_(True))
    return None if db.session.scalar(upheld) is not None else find_told(measure_id)


def find_decided(appeal_id: int) -> Told | None:
    found = (
        select(Measure, Appeal.is_upheld)
        .join(Appeal, Appeal.measure_id == Measure.id)
        .where(Appeal.id == appeal_id, Appeal.decided_at.is_not(None))
    )
    row = db.session.execute(found).one_or_none()
    return None if row is None else _told(row.Measure, row.is_upheld)


def _told(measure: Measure, is_upheld: bool | None = None) -> Told:
    return Told(
        measure.id,
        measure.member_id,
        Kind(measure.kind),
        measure.until,
        appeal_until(measure.taken_at),
        is_upheld,
    )
