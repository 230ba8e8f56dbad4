"""Whether a member is going, how, and until when that can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.models import Member
from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.leaving.models import Leaving
from forum.leaving.modes import Mode


@dataclass(frozen=True)
class LeavingView:
    """`mode` is None for who simply stays, `due_at` for who may come back whenever they like."""

    mode: Mode | None = None
    asked_at: datetime | None = None
    due_at: datetime | None = None
    is_hidden: bool = False


def own_leaving(viewer: Viewer) -> LeavingView:
    require(may_see_account(viewer))
    return leaving_of(viewer.member_id)


def leaving_of(member_id: int) -> LeavingView:
    row = db.session.execute(_standing().where(Member.id == member_id)).one_or_none()
    return _show(row) if row else LeavingView()


def _standing() -> Select[*tuple[Any, ...]]:
    return (
        select(Member.paused_at, Leaving.mode, Leaving.asked_at, Leaving.due_at)
        .outerjoin(Leaving, Leaving.member_id == Member.id)
        .where(Member.erased_at.is_(None))
    )


def _show(row: Any) -> LeavingView:
    is_hidden = row.paused_at is not None
    if row.mode:
        return LeavingView(Mode(row.mode), row.asked_at, row.due_at, is_hidden)
    return LeavingView(Mode.PAUSE, row.paused_at, None, is_hidden) if is_hidden else LeavingView()
