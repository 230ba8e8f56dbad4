"""Finding members by how their name begins. What is known of them is what their profile shows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from forum.accounts.badge import Author, Standing, author
from forum.accounts.models import Block, Member
from forum.accounts.names import username_key
from forum.accounts.policy import has_profile
from forum.accounts.viewer import STAFF, Role, Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.core.terms import fold

LOOKED_AT = 50
MAY_MERGE = ("r", "v")  # with the letter that follows, in a key: `rn` is `m` there, and `vv` is `w`

_other = alias(Member)


def begins(name: str, typed: str) -> bool:
    return fold(name).startswith(fold(typed))


def members_called(viewer: Viewer, typed: str, *, limit: int) -> Sequence[Author]:
    """Others who have a profile to show, and whom no block keeps from the viewer, by name."""
    query = (
        select(Member.username, Member.role, Member.expert_profession, Member.expert_until)
        .where(Member.username_key.startswith(_start_of_key(typed), autoescape=True))
        .where(Member.id != viewer.member_id, has_profile(), *not_kept_apart(viewer))
        .order_by(Member.username_key)
        .limit(LOOKED_AT)
    )
    rows = [row for row in db.session.execute(query) if begins(row.username, typed)]
    return [_author(row) for row in rows[:limit]]


def _start_of_key(typed: str) -> str:
    """What the key of every name begins with that begins as this."""
    key = username_key(typed)
    return key[:-1] if key.endswith(MAY_MERGE) else key


def not_kept_apart(viewer: Viewer) -> list[ColumnElement[bool]]:
    """Of members: those between whom and the viewer no block stands. At no cost for who has no
    blocks. That staff blocked somebody never shows."""
    if not viewer.has_blocks:
        return []
    mine = select(Block.blocked_id).where(Block.member_id == viewer.id)
    theirs = (
        select(Block.member_id)
        .join(_other, _other.id == Block.member_id)
        .where(Block.blocked_id == viewer.id, _other.role.not_in(STAFF))
    )
    return [Member.id.not_in(mine), Member.id.not_in(theirs)]


def _author(row: Any) -> Author:
    standing = Standing(Role(row.role), row.expert_profession, row.expert_until)
    return author(row.username, standing, clock.now())
