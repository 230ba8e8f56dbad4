"""How many unread notifications there are, for every page to say: counted within the question who
is asking. What is behind it is looked through by the clock, so that the number need not be."""

from datetime import timedelta

from sqlalchemy import ScalarSelect, and_, case, func, or_, select, update

from forum.accounts.models import Member, Session
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.notifications.models import Notification
from forum.notifications.policy import shown_to
from forum.threads.models import Thread

AT_ONCE = 200
_there = alias(Thread)


def counted() -> ScalarSelect[int]:
    """Of `Member`. Nothing of a thread that is gone, nor of what was found hidden."""
    unread = Notification.read_at.is_(None), Notification.is_hidden.is_(False)
    is_there = and_(_there.deleted_at.is_(None), _there.paused_at.is_(None))
    return (
        select(func.count(Notification.id))
        .outerjoin(_there, _there.id == Notification.thread_id)
        .where(Notification.member_id == Member.id, *unread)
        .where(or_(Notification.thread_id.is_(None), is_there))
        .correlate(Member)
        .scalar_subquery()
    )


def look_through(viewer: Viewer) -> None:
    """Note of the viewer's unread notifications which ones are there now and which are not."""
    mine = Notification.member_id == viewer.member_id, Notification.read_at.is_(None)
    is_gone = case((shown_to(viewer), False), else_=True)
    changed = update(Notification).where(*mine, Notification.is_hidden != is_gone)
    db.session.execute(
        changed.values(is_hidden=is_gone), execution_options={"synchronize_session": False}
    )


def about_lately(within: timedelta, *, after: int) -> list[int]:
    """The next members by number who were here within that time and have something unread."""
    query = (
        select(Notification.member_id)
        .join(Session, Session.member_id == Notification.member_id)
        .where(Notification.read_at.is_(None), Notification.member_id > after)
        .where(Session.last_used_at > clock.now() - within)
        .distinct()
        .order_by(Notification.member_id)
        .limit(AT_ONCE)
    )
    return list(db.session.scalars(query))
