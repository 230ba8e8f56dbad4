"""Who stays away for two years is written to, and a month later forgotten (AVG art. 5(1)(e))."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select, update

from forum.accounts.events import InactivityNoticed
from forum.accounts.models import Member
from forum.accounts.viewer import Role
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.i18n import _
from forum.core.retention import Rule

AWAY = timedelta(days=730)  # 24 months
NOTICE = timedelta(days=30)


def _last_seen() -> ColumnElement[datetime]:
    return func.coalesce(Member.last_active_at, Member.joined_at)


def _is_away() -> ColumnElement[bool]:
    """Not of staff, whose acts others lean on, nor of who paused: that was without an end."""
    theirs = Member.erased_at.is_(None), Member.paused_at.is_(None), Member.role == Role.MEMBER
    return and_(*theirs, _last_seen() < clock.now() - AWAY)


def _unwarned() -> ColumnElement[bool]:
    return and_(_is_away(), Member.warned_at.is_(None))


def _stayed_away() -> ColumnElement[bool]:
    """Whoever came back after the warning is no longer away."""
    return and_(_is_away(), Member.warned_at < clock.now() - NOTICE)


def _count_unwarned() -> int:
    return db.session.scalar(select(func.count(Member.id)).where(_unwarned())) or 0


def _warn() -> int:
    warned = update(Member).where(_unwarned()).values(warned_at=clock.now())
    found = db.session.scalars(warned.returning(Member.id)).all()
    for member_id in found:
        outbox.record(InactivityNoticed(member_id))
    return len(found)


def stayed_away() -> Sequence[int]:
    """Who was warned and did not come back."""
    return db.session.scalars(select(Member.id).where(_stayed_away()).order_by(Member.id)).all()


def still_stays_away(member_id: int) -> bool:
    found = select(Member.id).where(Member.id == member_id, _stayed_away())
    return db.session.scalar(found) is not None


def erased_from(member_id: int) -> datetime | None:
    """From when a member who was warned is forgotten. None for one who came back."""
    at = db.session.scalar(select(Member.warned_at).where(Member.id == member_id))
    return at and at + NOTICE


WARNINGS = Rule(
    "inactive_warnings",
    _("Leden die bericht krijgen omdat ze 24 maanden weg zijn"),
    count=_count_unwarned,
    act=_warn,
)
