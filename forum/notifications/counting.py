"""How many unread notifications there are, for every page to say: counted within the question who
is asking, and by the same rule as what is shown."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Integer,
    ScalarSelect,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
)

from forum.accounts.badge import are_experts
from forum.accounts.models import Member
from forum.accounts.viewer import STAFF, Expert, Role, Viewer
from forum.core import clock
from forum.core.db import UTCDateTime
from forum.notifications.models import Notification
from forum.notifications.policy import shown_to

MOST = 100  # as many as a page tells apart
# Whose a notification is, as words: what the rules look up beside it leaves its table alone.
_MEMBER = cast(int, literal_column("notifications.member_id", Integer))
_NOW: Any = bindparam("counted_at", callable_=lambda: clock.now(), type_=UTCDateTime())


def counted(must_have_second_factor: bool) -> ScalarSelect[int]:
    """Of `Member`, up to `MOST`. The second factor is asked of who speaks for the forum, or not."""
    mine = Notification.member_id == Member.id, Notification.read_at.is_(None)
    there = case(*_by_class(must_have_second_factor), else_=shown_to(_one()))
    some = select(literal(1)).select_from(Notification).where(*mine, there).limit(MOST)
    return select(func.count()).select_from(some.correlate(Member).subquery()).scalar_subquery()


def _by_class(must: bool) -> Iterable[tuple[ColumnElement[bool], ColumnElement[bool]]]:
    """What a member is, and what is there for such a one. See `accounts.viewers`."""
    proven = Member.second_factor_since.is_not(None) if must else true()
    is_here = or_(Member.suspended_until.is_(None), Member.suspended_until <= _NOW)
    staff = and_(Member.role.in_(STAFF), is_here, Member.paused_at.is_(None), proven)
    verified = Member.email_verified_at.is_not(None)
    expert = and_(are_experts(Member, _NOW), verified, proven)
    yield and_(staff, verified), shown_to(_one(is_verified=True, role=Role.MODERATOR))
    yield expert, shown_to(_one(is_verified=True, role=Role.EXPERT, expert=Expert("")))
    yield verified, shown_to(_one(is_verified=True))


def _one(**what: Any) -> Viewer:
    """Whoever the notification is for. Who blocks whom is always asked."""
    return Viewer(id=_MEMBER, has_blocks=True, **what)
