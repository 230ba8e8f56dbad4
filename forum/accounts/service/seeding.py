"""People of an invented community. Not for real ones: nobody verified or chose anything."""

from datetime import datetime

from sqlalchemy import select, update

from forum.accounts.models import Member
from forum.accounts.queries import find_by_email
from forum.core.db import db


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
