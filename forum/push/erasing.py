"""The devices of who goes are called no more."""

from sqlalchemy import delete

from forum.core.db import db
from forum.push.models import PushDevice


def erase(member_id: int, *, everything: bool) -> None:
    """In either way of going there is nobody left to call."""
    db.session.execute(delete(PushDevice).where(PushDevice.member_id == member_id))
