"""Reading by which proofs members are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.passwords import NO_PASSWORD
from forum.core.permission import require
from forum.proofs.models import Identity


@dataclass(frozen=True)
class IdentityView:
    """That a member is known to a provider; never as whom."""

    id: int
    issuer: str
    linked_at: datetime


def own_identities(viewer: Viewer) -> Sequence[IdentityView]:
    """The oldest first."""
    require(may_see_account(viewer))
    query = (
        select(Identity.id, Identity.issuer, Identity.linked_at)
        .where(Identity.member_id == viewer.id)
        .order_by(Identity.id)
    )
    return [IdentityView(*row) for row in db.session.execute(query)]


def has_password(viewer: Viewer) -> bool:
    """Who signed up by another provider has none, until one is chosen."""
    query = select(Member.password_hash).where(Member.id == viewer.id)
    return db.session.scalar(query) not in (None, NO_PASSWORD)
