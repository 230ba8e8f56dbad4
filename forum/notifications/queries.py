"""Reading what one is told. What the viewer may not see (any more) is neither shown nor counted."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.notifications.hydrating import show_all
from forum.notifications.models import Notification
from forum.notifications.policy import shown_to
from forum.notifications.views import NotificationView

LATEST = Order("notifications", (Notification.changed_at, Notification.id))
_COLUMNS = (
    Notification.id,
    Notification.kind,
    Notification.subject,
    Notification.thread_id,
    Notification.first_id,
    Notification.last_id,
    Notification.changed_at,
    Notification.read_at,
    Notification.mailed_at,
    Notification.digested_at,
)


def shown(
    viewer: Viewer, *, unread: bool = False, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[NotificationView]:
    """Latest changed first, in as many queries however many they are."""
    require(may_see_account(viewer))
    query = _mine(viewer)
    if unread:
        query = query.where(Notification.read_at.is_(None))
    page = LATEST.take(query, after=after, show=lambda row: row, limit=limit)
    return Page(show_all(viewer, page.items), page.next)


def of(viewer: Viewer, ids: Collection[int]) -> Sequence[NotificationView]:
    """Those of them that are there for the viewer, read or not, latest first: for what goes out."""
    query = _mine(viewer).where(Notification.id.in_(ids))
    rows = db.session.execute(query.order_by(Notification.changed_at.desc(), Notification.id))
    return show_all(viewer, rows.all())


def unread_count(viewer: Viewer) -> int:
    require(may_see_account(viewer))
    query = select(func.count()).select_from(Notification)
    return db.session.scalar(query.where(shown_to(viewer), Notification.read_at.is_(None))) or 0


def member_of(notification_id: int) -> int | None:
    """Whose it is, for who sends it out."""
    mine = Notification.id == notification_id
    return db.session.scalar(select(Notification.member_id).where(mine))


def _mine(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(shown_to(viewer))
