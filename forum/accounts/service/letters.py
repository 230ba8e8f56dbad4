"""Which letters went out to whom: kept so that members can see it, and lost with them."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from forum.accounts.models import Member, SentLetter
from forum.accounts.queries import find_by_email
from forum.accounts.service.pausing import hold
from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import removing

KEPT = timedelta(days=90)


def owner_of(address: str) -> int | None:
    """Whose address a letter goes to. None for one that is no member's yet."""
    owner = find_by_email(address)
    return owner.id if owner else None


def note_letter(member_id: int, *, key: str, subject: str) -> bool:
    """Keep that a letter went out. False for a member who went while it was being sent."""
    if hold(member_id) is None:
        return False
    now = clock.now()
    db.session.add(SentLetter(member_id=member_id, key=key, subject=subject, sent_at=now))
    return True


def letters_to(member_id: int) -> tuple[str, Sequence[str]]:
    """Where letters to a member went: the address, and the keys of those that were noted."""
    address = db.session.scalars(select(Member.email).where(Member.id == member_id)).one()
    keys = select(SentLetter.key).where(SentLetter.member_id == member_id)
    return address, db.session.scalars(keys).all()


def _is_old() -> ColumnElement[bool]:
    return SentLetter.sent_at < clock.now() - KEPT


OLD = removing("sent_letters", _("Welke mail je kreeg (90 dagen)"), SentLetter, _is_old)
