"""Browsers from which a member logged in before, or chose a password."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, exists, select, update

from forum.core import clock
from forum.core.db import db
from forum.core.ids import new_token, token_hash
from forum.proofs.models import KnownDevice

LASTS = timedelta(days=365)  # unused
MOST = 20  # of one member; the one that was away longest makes room


def remember_device(member_id: int, token: str = "") -> str:
    """The token the browser keeps: the one it has when that is already this member's."""
    used = update(KnownDevice).where(_is(member_id, token)).values(last_used_at=clock.now())
    if db.session.scalar(used.returning(KnownDevice.id)) is not None:
        return token
    _make_room(member_id)
    fresh = new_token()
    db.session.add(
        KnownDevice(member_id=member_id, token_hash=token_hash(fresh), last_used_at=clock.now())
    )
    return fresh


def is_known(member_id: int, token: str) -> bool:
    return bool(token and db.session.scalar(select(exists().where(_is(member_id, token)))))


def forget_devices(member_id: int) -> None:
    db.session.execute(delete(KnownDevice).where(KnownDevice.member_id == member_id))


def _is(member_id: int, token: str) -> ColumnElement[bool]:
    return (KnownDevice.member_id == member_id) & (KnownDevice.token_hash == token_hash(token))


def _make_room(member_id: int) -> None:
    newest = (
        select(KnownDevice.id)
        .where(KnownDevice.member_id == member_id)
        .order_by(KnownDevice.last_used_at.desc(), KnownDevice.id.desc())
        .limit(MOST - 1)
    )
    others = KnownDevice.member_id == member_id, KnownDevice.id.not_in(newest)
    db.session.execute(delete(KnownDevice).where(*others))
