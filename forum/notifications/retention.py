"""For how long notifications are kept."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import removing
from forum.notifications.models import Notification

READ_KEPT, UNREAD_KEPT = timedelta(days=90), timedelta(days=365)


def _is_read() -> ColumnElement[bool]:
    return Notification.read_at < clock.now() - READ_KEPT


def _is_unread() -> ColumnElement[bool]:
    old = Notification.changed_at < clock.now() - UNREAD_KEPT
    return and_(Notification.read_at.is_(None), old)


RULES = (
    removing("read_notifications", _("Gelezen notificaties (90 dagen)"), Notification, _is_read),
    removing(
        "unread_notifications", _("Ongelezen notificaties (een jaar)"), Notification, _is_unread
    ),
)
