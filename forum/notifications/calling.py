"""What is new is told to devices too, of members who have any."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core import clock, outbox
from forum.core.db import db
from forum.notifications.events import Called
from forum.notifications.models import Notification
from forum.push.queries import callable_members

IDS_AT_ONCE = 1000


def call(new: Sequence[int]) -> None:
    """Of whichever way a kind is told but never: then there is no notification."""
    since = clock.now().isoformat()
    for start in range(0, len(new), IDS_AT_ONCE):
        some = Notification.id.in_(new[start : start + IDS_AT_ONCE])
        mine = Notification.member_id.in_(callable_members())
        found = db.session.scalars(select(Notification.id).where(some, mine))
        outbox.record_all([Called(number, since) for number in found])
