"""Texts about oneself that wait for a moderator, as the one queue reads them."""

from typing import Any

from sqlalchemy import BigInteger, Select, case, cast, literal, null, select

from forum.accounts.models import HeldProfile, Member
from forum.accounts.pretending import Claim

KIND = "held_profile"
DANGER, PRIORITY = 0, 4


def waiting() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(KIND).label("kind"),
            HeldProfile.id.label("subject_id"),
            case({Claim.CRISIS: DANGER}, value=HeldProfile.why, else_=PRIORITY).label("priority"),
            HeldProfile.held_at.label("opened_at"),
            cast(null(), BigInteger).label("thread_id"),
            Member.username.label("title"),
        )
        .join(Member, Member.id == HeldProfile.member_id)
        .where(HeldProfile.refused_at.is_(None))
    )


def of_member(member_id: int) -> Select[Any]:
    return select(HeldProfile.id).where(HeldProfile.member_id == member_id)
