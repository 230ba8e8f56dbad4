"""An application that nobody else decides about meanwhile. Its member is held first, always."""

from sqlalchemy import ColumnElement, select

from forum.accounts.models import Member
from forum.accounts.service.pausing import get_held
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.experts.models import RegisterCheck, Verification
from forum.experts.states import VerificationState
from forum.experts.verification.policy import Judged


def hold_application(application_id: int) -> tuple[Member, Verification]:
    """Raises NotFound."""
    whose = select(Verification.member_id).where(Verification.id == application_id)
    member_id = db.session.scalar(whose)
    if member_id is None:
        raise unknown()
    member = get_held(member_id)
    found = _read(Verification.id == application_id)
    if found is None:
        raise unknown()
    return member, found


def held_verification(member_id: int) -> Verification | None:
    """The one that holds now, of a member who is held."""
    return _read(Verification.holds_for == member_id)


def judged(found: Verification) -> Judged:
    last = last_check(found.id)
    state = VerificationState(found.state)
    if last is None:
        return Judged(found.member_id, state)
    return Judged(found.member_id, state, last.checked_by, last.is_good)


def last_check(application_id: int) -> RegisterCheck | None:
    query = select(RegisterCheck).where(RegisterCheck.verification_id == application_id)
    return db.session.scalar(query.order_by(RegisterCheck.id.desc()).limit(1))


def unknown() -> NotFound:
    return NotFound(_("Deze aanvraag bestaat niet."))


def _read(where: ColumnElement[bool]) -> Verification | None:
    query = select(Verification).where(where).with_for_update()
    return db.session.scalar(query, execution_options={"populate_existing": True})
