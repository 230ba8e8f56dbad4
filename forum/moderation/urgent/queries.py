"""Reading which urgent mails wait. For moderators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.moderation.urgent.models import UrgentMail

OLDEST = Order("urgent-mails", (UrgentMail.id,), descending=False)


@dataclass(frozen=True)
class UrgentView:
    """`is_kept` is whether what was written is a draft of its writer, and `is_told` whether they
    were sent whom to call."""

    id: int
    member: str
    is_kept: bool
    is_told: bool
    arrived_at: datetime


def urgent_mails(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[UrgentView]:
    """What waits, the oldest first; not one's own, at which another looks."""
    require(may_moderate(viewer))
    query = (
        select(UrgentMail, Member.username)
        .join(Member, Member.id == UrgentMail.member_id)
        .where(UrgentMail.decided_at.is_(None), UrgentMail.member_id != viewer.member_id)
    )
    return OLDEST.take(query, after=after, show=_show, limit=limit)


def _show(row: Any) -> UrgentView:
    mail, name = row
    return UrgentView(mail.id, name, mail.is_kept, mail.is_told, mail.arrived_at)
