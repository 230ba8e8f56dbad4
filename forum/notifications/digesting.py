"""What waits for a digest of its member, and what was in one."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, case, or_, select, tuple_, update

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.marks.hearing import heard_by
from forum.notifications.choices import choices
from forum.notifications.kinds import AIMED, IN_THREADS, Kind, Way
from forum.notifications.models import Notification
from forum.notifications.policy import shown_to
from forum.notifications.queries import of
from forum.notifications.views import NotificationView
from forum.threads.models import Thread

MOST_COUNTED = 100  # of what there is no room for: more is said as "more than"
_TO_ONE = (*AIMED, Kind.EXPERT_ANSWER, Kind.QUESTION, Kind.MESSAGE)


class Waiting(NamedTuple):
    """What a digest has room for, and how much there is beside it."""

    shown: Sequence[NotificationView]
    left: int


def news_for(viewer: Viewer, until: datetime, *, limit: int) -> Waiting:
    """All but new threads. What speaks to the member goes before what happens around them, and
    then what waited longest, so that everything has its turn."""
    kinds = [kind for kind in _wanted(viewer) if kind != Kind.NEW_THREAD]
    turn = case((Notification.kind.in_(_TO_ONE), 0), else_=1)
    order = turn, Notification.changed_at, Notification.id
    return _waiting(viewer, until, Notification.kind.in_(kinds), order=order, limit=limit)


def threads_for(viewer: Viewer, since: datetime, until: datetime, *, limit: int) -> Waiting:
    """New threads: what an expert answered first, and then what is talked about most."""
    if Kind.NEW_THREAD not in _wanted(viewer):
        return Waiting([], 0)
    which = and_(Notification.kind == Kind.NEW_THREAD, Notification.created_at > since)
    order = Thread.expert_replied_at.is_(None), Thread.reply_count.desc(), Thread.id.desc()
    return _waiting(viewer, until, which, order=order, limit=limit)


def note_digested(shown: Collection[tuple[int, int]]) -> None:
    """Each by its number and up to where it was shown: what came after that waits for the next."""
    there = tuple_(Notification.id, Notification.last_id).in_(shown)
    noted = update(Notification).where(there).values(digested_at=clock.now())
    db.session.execute(noted, execution_options={"synchronize_session": False})


def _wanted(viewer: Viewer) -> Sequence[Kind]:
    return [kind for kind, way in choices(viewer).items() if way == Way.DIGEST]


def _waiting(
    viewer: Viewer, until: datetime, which: Any, *, order: Sequence[Any], limit: int
) -> Waiting:
    """Unread, in none before, and in no thread that was muted since."""
    is_heard = or_(Notification.kind.not_in(IN_THREADS), and_(*heard_by(viewer)))
    waits = Notification.read_at.is_(None), Notification.digested_at.is_(None)
    query = (
        select(Notification.id)
        .outerjoin(Thread, Thread.id == Notification.thread_id)
        .where(shown_to(viewer), which, *waits, Notification.created_at <= until, is_heard)
        .order_by(*order)
        .limit(limit + MOST_COUNTED)
    )
    ids = db.session.scalars(query).all()
    found = {one.id: one for one in of(viewer, ids[:limit])}
    return Waiting([found[number] for number in ids if number in found], len(ids[limit:]))
