"""Who stays away for two years is written to, and a month later forgotten (AVG art. 5(1)(e)).

`warned_at` is first when the letter was asked for, so that it is asked for once, and then when it
really went: that very moment is noted with the letter, and without such a note nobody is forgotten.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update

from forum.accounts.events import InactivityNoticed
from forum.accounts.models import Member, SentLetter
from forum.accounts.service import letters
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
    """Also of a warning so long ago that nobody can tell any more whether it went."""
    forgotten = Member.warned_at < clock.now() - letters.KEPT
    return and_(_is_away(), or_(Member.warned_at.is_(None), forgotten))


def _stayed_away() -> ColumnElement[bool]:
    """Whoever came back after the warning is no longer away."""
    went = SentLetter.member_id == Member.id, SentLetter.sent_at == Member.warned_at
    return and_(_is_away(), Member.warned_at < clock.now() - NOTICE, exists().where(*went))


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
    """From when a member is forgotten who is warned now. None for one who came back."""
    at = db.session.scalar(select(Member.warned_at).where(Member.id == member_id))
    return at and clock.now() + NOTICE


def note_warned(key: str) -> None:
    """The letter with this key went: from then on the days are counted. Who came back while it
    was on its way is not warned."""
    note = select(SentLetter).where(SentLetter.key == key).subquery()
    warned = update(Member).where(Member.id == note.c.member_id, Member.warned_at.is_not(None))
    db.session.execute(warned.values(warned_at=note.c.sent_at))


WARNINGS = Rule(
    "inactive_warnings",
    _("Leden die bericht krijgen omdat ze 24 maanden weg zijn"),
    count=_count_unwarned,
    act=_warn,
)
