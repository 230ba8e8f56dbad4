"""People of an invented community. Not for real ones: nobody verified or chose anything."""

from datetime import datetime

from sqlalchemy import select, update

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.queries import find_by_email
from forum.accounts.service.consent import keep_consent
from forum.accounts.service.registering import add_member
from forum.accounts.viewer import Role
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _


def add_person(username: str, *, email: str, password_hash: str, role: Role, bio: str) -> Member:
    """A verified member with consent. Raises Conflict for a name or address in use."""
    member = add_member(username, email, password_hash, role=role)
    if member is None:
        raise Conflict(_("Dit e-mailadres heeft al een account."), code="email_taken")
    member.email_verified_at = clock.now()
    member.bio = bio
    keep_consent(member.id, Purpose.TEXTS)
    return member


def make_expert(member: Member, profession: str, until: datetime) -> None:
    member.expert_profession = profession
    member.expert_until = until


def suspend(member_id: int, until: datetime) -> None:
    db.session.execute(update(Member).where(Member.id == member_id).values(suspended_until=until))


def has_members() -> bool:
    return db.session.scalar(select(Member.id).limit(1)) is not None


def has_person(email: str) -> bool:
    return find_by_email(email) is not None


def set_passwords(domain: str, password_hash: str) -> None:
    """Of the invented people alone."""
    invented = update(Member).where(Member.email_key.like(f"%@{domain}"))
    db.session.execute(invented.values(password_hash=password_hash))
