"""What an address is tied to: both its owner and who holds the account now."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.names import email_key
from forum.core.db import db


def bound_to(member_id: int) -> str | None:
    """What changes when a member chooses another address or password. None for who is not there,
    or showed no address to be theirs."""
    there = (
        Member.id == member_id,
        Member.erased_at.is_(None),
        Member.email_verified_at.is_not(None),
    )
    row = db.session.execute(select(Member.email_key, Member.password_hash).where(*there))
    found = row.one_or_none()
    return None if found is None else f"{found.email_key}\0{found.password_hash}"


def is_address_of(member_id: int, address: str) -> bool:
    theirs = select(Member.email_key).where(Member.id == member_id)
    return bool(address) and db.session.scalar(theirs) == email_key(address)
