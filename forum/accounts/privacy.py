"""Reading what members arranged for themselves, and who looked at what is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from forum.accounts.models import AccessEntry, Block, Member
from forum.accounts.opened import label, role_label
from forum.accounts.policy import may_see_account
from forum.accounts.recipients import Recipient
from forum.accounts.viewer import Role, Viewer
from forum.core.db import db
from forum.core.i18n import Text
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require

NEWEST = Order("access-log", (AccessEntry.id,))


@dataclass(frozen=True)
class BlockedMember:
    name: str
    at: datetime


@dataclass(frozen=True)
class AccessLine:
    """Never who by name: staff answers for it as the team."""

    role: Role
    what: str
    why: str
    at: datetime

    @property
    def who_label(self) -> Text:
        return role_label(self.role)

    @property
    def what_label(self) -> str | Text:
        return label(self.what)


@dataclass(frozen=True)
class Opened:
    """What a letter tells of one line of the log, and whom."""

    to: Recipient
    line: AccessLine


def blocked_members(viewer: Viewer) -> Sequence[BlockedMember]:
    require(may_see_account(viewer))
    query = (
        select(Member.username, Block.blocked_at)
        .join(Block, Block.blocked_id == Member.id)
        .where(Block.member_id == viewer.id)
        .order_by(Block.id.desc())
    )
    return [BlockedMember(*row) for row in db.session.execute(query)]


def has_blocked(viewer: Viewer, username: str) -> bool:
    """At no cost for who blocked nobody."""
    if not viewer.has_blocks:
        return False
    query = (
        select(Block.id)
        .join(Member, Member.id == Block.blocked_id)
        .where(Block.member_id == viewer.id, Member.username == username)
    )
    return db.session.scalar(query) is not None


def access_log(
    viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[AccessLine]:
    """What staff opened of the viewer, latest first."""
    require(may_see_account(viewer))
    query = _lines().where(AccessEntry.member_id == viewer.id)
    return NEWEST.take(query, after=after, show=_show, limit=limit)


def find_opened(entry_id: int) -> Opened | None:
    """To write to the member about; None for who has left."""
    query = (
        _lines()
        .add_columns(Member.username, Member.email, AccessEntry.member_id)
        .join(Member, Member.id == AccessEntry.member_id)
        .where(AccessEntry.id == entry_id, Member.erased_at.is_(None))
    )
    row = db.session.execute(query).one_or_none()
    return (
        None
        if row is None
        else Opened(Recipient(row.username, row.email, row.member_id), _show(row))
    )


def _lines() -> Any:
    return select(
        AccessEntry.id, AccessEntry.role, AccessEntry.what, AccessEntry.why, AccessEntry.opened_at
    )


def _show(row: Any) -> AccessLine:
    return AccessLine(Role(row.role), row.what, row.why, row.opened_at)
