"""What members wrote about themselves that waits for a moderator. Others see what stood there."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from forum.accounts.badge import Author, Standing, author
from forum.accounts.models import HeldProfile, Member
from forum.accounts.policy import may_moderate, may_see_account
from forum.accounts.pretending import CLAIMS, Claim
from forum.accounts.viewer import Role, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require

OLDEST = Order("held-profiles", (HeldProfile.held_at, HeldProfile.id), descending=False)


@dataclass(frozen=True)
class HeldView:
    """`reason` is that of a moderator who did not place it; None while it waits."""

    id: int
    author: Author
    bio: str
    instead_of: str
    claim: Claim
    held_at: datetime
    reason: str | None
    is_mine: bool

    @property
    def why(self) -> Text:
        return CLAIMS[self.claim]

    @property
    def is_crisis(self) -> bool:
        return self.claim == Claim.CRISIS

    @property
    def is_about_badge(self) -> bool:
        return self.claim not in (Claim.WATCHED, Claim.CRISIS)

    @property
    def seen(self) -> str:
        return fingerprint(self.bio)


def fingerprint(bio: str) -> str:
    """By which a moderator says which text they read."""
    return sha256(bio.encode()).hexdigest()[:16]


def own_held_profile(viewer: Viewer) -> HeldView | None:
    require(may_see_account(viewer))
    row = db.session.execute(_query().where(HeldProfile.member_id == viewer.id)).one_or_none()
    return None if row is None else _show(row, viewer)


def held_profiles(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[HeldView]:
    """For moderators, what waits longest first."""
    require(may_moderate(viewer))
    query = _query().where(HeldProfile.refused_at.is_(None))
    return OLDEST.take(query, after=after, show=lambda row: _show(row, viewer), limit=limit)


def held_profile(viewer: Viewer, held_id: int) -> HeldView:
    """For moderators. Raises NotFound for one that waits no longer."""
    require(may_moderate(viewer))
    waits = HeldProfile.id == held_id, HeldProfile.refused_at.is_(None)
    row = db.session.execute(_query().where(*waits)).one_or_none()
    if row is None:
        raise NotFound(_("Deze profieltekst wacht niet meer."))
    return _show(row, viewer)


def refused_reason(member_id: int) -> str | None:
    query = select(HeldProfile.reason).where(HeldProfile.member_id == member_id)
    return db.session.scalar(query.where(HeldProfile.refused_at.is_not(None)))


def _query() -> Any:
    return select(
        *HeldProfile.__table__.c,
        Member.username,
        Member.role,
        Member.expert_profession,
        Member.expert_until,
        Member.bio.label("instead_of"),
    ).join(Member, Member.id == HeldProfile.member_id)


def _show(row: Any, viewer: Viewer) -> HeldView:
    standing = Standing(Role(row.role), row.expert_profession, row.expert_until)
    return HeldView(
        id=row.id,
        author=author(row.username, standing, clock.now()),
        bio=row.bio,
        instead_of=row.instead_of,
        claim=Claim(row.why),
        held_at=row.held_at,
        reason=row.reason,
        is_mine=row.member_id == viewer.id,
    )
