"""Who a letter goes to. An account of which the address belongs to another has none."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select

from forum.accounts.mail_models import MailStanding
from forum.accounts.models import EmailVerification, Member
from forum.accounts.names import email_key
from forum.accounts.policy import has_profile
from forum.accounts.viewer import STAFF, Role
from forum.core import clock
from forum.core.db import db


class Recipient(NamedTuple):
    name: str
    email: str
    member_id: int | None


_there = (Member.erased_at.is_(None), Member.email_key.contains("@"))


def address_of(member_id: int) -> Recipient | None:
    """Name and address to write to."""
    return _find(Member.id == member_id, *_there)


def confirmed_address_of(member_id: int) -> Recipient | None:
    """The same, of who showed that the address is theirs: for what strangers should not read."""
    return _find(Member.id == member_id, *_there, Member.email_verified_at.is_not(None))


def told_address_of(member_id: int) -> Recipient | None:
    """The same, of whom something may be told that is not owed: notifications, news, reminders.
    Whether mail goes there at all now, and whether the member stopped it, is asked of every letter
    when it is sent."""
    return _find(Member.id == member_id, Member.email_key.contains("@"), are_told())


def are_told() -> ColumnElement[bool]:
    """Of members: to others nothing goes that is sent by wish."""
    suspended = func.coalesce(Member.suspended_until > clock.now(), false())
    return and_(has_profile(), not_(suspended))


def staff() -> list[int]:
    """All who moderate, whatever their address."""
    query = select(Member.id).where(Member.role.in_(STAFF), Member.erased_at.is_(None))
    return list(db.session.scalars(query.order_by(Member.id)))


def admins() -> list[int]:
    """Those of them who answer for the whole forum."""
    query = select(Member.id).where(Member.role == Role.ADMIN, Member.erased_at.is_(None))
    return list(db.session.scalars(query.order_by(Member.id)))


def staff_address_of(member_id: int) -> Recipient | None:
    """The same, as long as this is one who moderates."""
    confirmed = Member.email_verified_at.is_not(None)
    return _find(Member.id == member_id, *_there, confirmed, Member.role.in_(STAFF))


def owner_of(address: str) -> Recipient | None:
    """Whose account has this address."""
    return _find(Member.email_key == email_key(address), *_there)


def asked_to_verify(verification_id: int) -> Recipient | None:
    """Whose address a verification still waits for; None when it no longer does."""
    return _find(*_waiting(verification_id), *_there)


def owner_of_asked(verification_id: int) -> Recipient | None:
    """Whose address somebody else tried to sign up with."""
    tried = _find(*_waiting(verification_id), ~Member.email_key.contains("@"))
    return owner_of(tried.email) if tried else None


def _waiting(verification_id: int) -> tuple[ColumnElement[bool], ...]:
    asked = select(EmailVerification.member_id).where(
        EmailVerification.id == verification_id,
        EmailVerification.used_at.is_(None),
        EmailVerification.email_key == Member.email_key,
    )
    paused = exists().where(
        MailStanding.member_id == Member.id, MailStanding.paused_at.is_not(None)
    )
    return Member.id.in_(asked), or_(Member.email_verified_at.is_(None), paused)


def _find(*which: ColumnElement[bool]) -> Recipient | None:
    row = db.session.execute(select(Member.username, Member.email, Member.id).where(*which))
    found = row.one_or_none()
    return Recipient(*found) if found else None
