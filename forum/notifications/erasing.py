"""What a member was told goes with the member."""

from sqlalchemy import delete

from forum.core.db import db
from forum.notifications.models import Notification, NotificationChoice


def erase(member_id: int, *, everything: bool) -> None:
    for table in (Notification, NotificationChoice):
        db.session.execute(delete(table).where(table.member_id == member_id))
