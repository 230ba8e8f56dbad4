"""As what a member is verified now, and how an application stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from forum.core.db import alias, db
from forum.experts.models import Verification
from forum.experts.professions import shown_as
from forum.experts.states import VerificationState

_other = alias(Verification)


@dataclass(frozen=True)
class Held:
    id: int
    verified_at: datetime | None
    practice_site: str | None


def held_by(member_id: int) -> Held | None:
    """None for who is no expert, and for who was made one by the operator."""
    query = select(Verification.id, Verification.verified_at, Verification.practice_site)
    row = db.session.execute(query.where(Verification.holds_for == member_id)).one_or_none()
    return row and Held(*row)


def applications_of(member_id: int) -> Sequence[int]:
    query = select(Verification.id).where(Verification.member_id == member_id)
    return db.session.scalars(query).all()


@dataclass(frozen=True)
class Told:
    """What a letter about an application needs."""

    state: VerificationState
    shown_as: str = ""
    expires_at: datetime | None = None
    reason: str | None = None
    is_renewing: bool = False


def told_of(application_id: int) -> Told | None:
    renewal = _other.open_for == Verification.member_id
    query = select(
        Verification.state,
        Verification.profession,
        Verification.specialism,
        Verification.quality_register,
        Verification.expires_at,
        Verification.reason,
        exists().where(renewal).label("is_renewing"),
    ).where(Verification.id == application_id)
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    shown = shown_as(row.profession, row.specialism, row.quality_register)
    state = VerificationState(row.state)
    return Told(state, shown, row.expires_at, row.reason, row.is_renewing)
