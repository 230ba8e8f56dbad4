"""Applications that wait for a moderator, as the one queue reads them."""

from typing import Any

from sqlalchemy import BigInteger, Select, cast, literal, null, select

from forum.accounts.models import Member
from forum.experts.models import Verification
from forum.experts.verification.policy import OPEN

KIND = "application"
PRIORITY = 4


def waiting() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(KIND).label("kind"),
            Verification.id.label("subject_id"),
            literal(PRIORITY).label("priority"),
            Verification.applied_at.label("opened_at"),
            cast(null(), BigInteger).label("thread_id"),
            Member.username.label("title"),
        )
        .join(Member, Member.id == Verification.member_id)
        .where(Verification.state.in_(OPEN))
    )


def of_member(member_id: int) -> Select[Any]:
    return select(Verification.id).where(Verification.member_id == member_id)
