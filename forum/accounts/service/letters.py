"""Which letters went out to whom: kept so that members can see it, and lost with them."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from forum.accounts.models import Member, SentLetter
from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import removing

KEPT = timedelta(days=90)


def letters_to(member_id: int) -> tuple[str, Sequence[str]]:
    """Where letters to a member went: the address, and the keys of those that were noted."""
    address = db.session.scalars(select(Member.email).where(Member.id == member_id)).one()
    keys = select(SentLetter.key).where(SentLetter.member_id == member_id)
    return address, db.session.scalars(keys).all()


def _is_old() -> ColumnElement[bool]:
    return SentLetter.sent_at < clock.now() - KEPT


OLD = removing("sent_letters", _("Welke mail je kreeg (90 dagen)"), SentLetter, _is_old)
