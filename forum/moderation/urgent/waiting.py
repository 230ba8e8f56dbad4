"""What waits here for a moderator, for the one list of all that does."""

from typing import Any

from sqlalchemy import BigInteger, Select, cast, literal, null, select

from forum.moderation.urgent.models import UrgentMail

KIND = "urgent_mail"
DANGER = 0  # somebody's life


def waiting() -> Select[*tuple[Any, ...]]:
    return select(
        literal(KIND).label("kind"),
        UrgentMail.id.label("subject_id"),
        literal(DANGER).label("priority"),
        UrgentMail.arrived_at.label("opened_at"),
        cast(null(), BigInteger).label("thread_id"),
        literal("").label("title"),
    ).where(UrgentMail.decided_at.is_(None))


def of_member(member_id: int) -> Select[Any]:
    return select(UrgentMail.id).where(UrgentMail.member_id == member_id)
