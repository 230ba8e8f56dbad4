"""How long accounts keep what is theirs (AVG art. 5(1)(e))."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update

from forum.accounts.addresses import truncated
from forum.accounts.models import EmailVerification, Member, Session, Token
from forum.accounts.service import bouncing, letters, receipts
from forum.accounts.service.registering import LINK_LASTS
from forum.accounts.viewer import STAFF
from forum.accounts.viewers import IDLE, IDLE_STAFF, LASTS
from forum.core import clock
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import Rule, removing

UNVERIFIED = timedelta(days=7)
ADDRESS = timedelta(days=30)


def unverified() -> Sequence[int]:
    """Who signed up and never said that the address was theirs."""
    return db.session.scalars(select(Member.id).where(_is_unverified()).order_by(Member.id)).all()


def still_unverified(member_id: int) -> bool:
    found = select(Member.id).where(Member.id == member_id, _is_unverified())
    return db.session.scalar(found) is not None


def _is_unverified() -> ColumnElement[bool]:
    return and_(
        Member.email_verified_at.is_(None),
        Member.erased_at.is_(None),
        Member.role.not_in(STAFF),
        Member.joined_at < clock.now() - UNVERIFIED,
    )


def _is_worn_out() -> ColumnElement[bool]:
    now = clock.now()
    staff = Session.member_id.in_(select(Member.id).where(Member.role.in_(STAFF)))
    return or_(
        Session.last_used_at < now - IDLE,
        Session.created_at < now - LASTS,
        and_(staff, Session.last_used_at < now - IDLE_STAFF),
    )


def _is_expired() -> ColumnElement[bool]:
    return Token.expires_at < clock.now()


def _no_longer_asked() -> ColumnElement[bool]:
    return EmailVerification.asked_at < clock.now() - LINK_LASTS


def _too_exact() -> dict[int, str]:
    """Sessions with an address that tells too much by now, and what may stay of it."""
    old = Session.address != "", Session.created_at < clock.now() - ADDRESS
    rows = db.session.execute(select(Session.id, Session.address).where(*old))
    return {row.id: short for row in rows if (short := truncated(row.address)) != row.address}


def _truncate() -> int:
    found = _too_exact()
    for session_id, short in found.items():
        db.session.execute(update(Session).where(Session.id == session_id).values(address=short))
    return len(found)


SESSIONS = removing(
    "sessions",
    _("Sessies (30 dagen ongebruikt, 90 dagen oud, bij het team 8 uur ongebruikt)"),
    Session,
    _is_worn_out,
)
RULES: tuple[Rule, ...] = (
    bouncing.OLD,
    SESSIONS,
    Rule(
        "session_addresses",
        _("Netwerkadressen van sessies, ingekort (30 dagen)"),
        count=lambda: len(_too_exact()),
        act=_truncate,
    ),
    removing("tokens", _("Verlopen sleutels"), Token, _is_expired),
    removing(
        "email_verifications",
        _("Verlopen vragen om een e-mailadres te bevestigen (3 dagen)"),
        EmailVerification,
        _no_longer_asked,
    ),
    receipts.OLD,
    letters.OLD,
)
