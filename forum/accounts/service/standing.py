"""What moderators can change about a member: whether and until when they may write, or do anything.
`moderation` calls these, for a member it holds, and keeps the log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from forum.accounts.models import Member
from forum.core.db import db

Standing = Mapping[str, Any]
COLUMNS = (Member.muted_until, Member.suspended_until)


def standing_of(member_id: int) -> Standing:
    read = select(*COLUMNS).where(Member.id == member_id)
    return dict(db.session.execute(read).mappings().one())


def mute(member_id: int, until: datetime | None) -> None:
    """The member may read, and write nothing for others."""
    set_standing(member_id, {"muted_until": until})


def suspend(member_id: int, until: datetime | None) -> None:
    """The member may read, take a copy of everything, and leave."""
    set_standing(member_id, {"suspended_until": until})


def set_standing(member_id: int, values: Standing) -> None:
    changed = update(Member).where(Member.id == member_id).values(values)
    db.session.execute(changed, execution_options={"synchronize_session": "fetch"})
