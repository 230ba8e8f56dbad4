"""Being away for a while: hidden under one's own name, and nothing lost."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, literal, select, update

from forum.accounts.models import Member
from forum.core import changes, clock
from forum.core.db import UTCDateTime, db
from forum.core.errors import NotFound
from forum.core.i18n import _


def hold(member_id: int) -> Member | None:
    """The member, held until the end of the transaction, so that whoever decides about leaving,
    coming back, erasing or what was agreed takes turns. None for one who was erased."""
    here = select(Member).where(Member.id == member_id, Member.erased_at.is_(None))
    return db.session.scalar(here.with_for_update(), execution_options={"populate_existing": True})


def hold_all(member_ids: Collection[int]) -> None:
    """The same of several, one after the other, so that nobody waits for each other."""
    held = select(Member.id).where(Member.id.in_(member_ids)).order_by(Member.id)
    db.session.execute(held.with_for_update())


def get_held(member_id: int) -> Member:
    """As `hold` does. Raises NotFound for one who was erased."""
    member = hold(member_id)
    if member is None:
        raise NotFound(_("Dit lid bestaat niet."))
    return member


def require_there(member_id: int) -> None:
    """Nobody is erased while they write: who erases them waits, and nobody else does. Raises
    NotFound for one who was erased."""
    here = select(Member.id).where(Member.id == member_id, Member.erased_at.is_(None))
    if db.session.scalar(here.with_for_update(read=True, key_share=True)) is None:
        raise NotFound(_("Dit lid bestaat niet."))


def pause(member_id: int) -> None:
    """Pausing twice is paused: the first time counts."""
    now = literal(clock.now(), UTCDateTime())
    _set(member_id, func.coalesce(Member.paused_at, now))


def resume(member_id: int) -> None:
    _set(member_id, None)


def _set(member_id: int, at: Any) -> None:
    away = update(Member).where(Member.id == member_id)
    db.session.execute(away.values(paused_at=at), execution_options={"synchronize_session": False})
    changes.note("members", member_id)
