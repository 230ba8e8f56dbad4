"""Addresses for feed readers: made, and taken back."""

from datetime import timedelta

from sqlalchemy import delete, func, select, update

from forum.accounts.models import FeedKey
from forum.accounts.policy import may_change_account, may_make_feed
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.ids import new_token, token_hash
from forum.core.permission import require

NOTED_EVERY = timedelta(days=1)  # readers come by each hour, and nobody need know when


def make_feed_key(viewer: Viewer, *, name: str) -> tuple[str, FeedKey]:
    """Of who just proved to be this member: what is shown once, and what is kept.

    Raises Refused for who has as many as there may be.
    """
    member = get_held(viewer.member_id)
    count = select(func.count()).select_from(FeedKey).where(FeedKey.member_id == member.id)
    require(may_make_feed(viewer, db.session.scalar(count) or 0))
    secret = new_token()
    made = {"token_hash": token_hash(secret), "created_at": clock.now()}
    key = FeedKey(member_id=member.id, name=name, **made)
    db.session.add(key)
    db.session.flush()
    return secret, key


def revoke_feed_key(viewer: Viewer, key_id: int) -> None:
    """Raises NotFound for one that is not the viewer's own."""
    require(may_change_account(viewer))
    mine = FeedKey.id == key_id, FeedKey.member_id == viewer.id
    if db.session.scalar(delete(FeedKey).where(*mine).returning(FeedKey.id)) is None:
        raise NotFound(_("Deze feed bestaat niet."))


def is_worth_noting(viewer: Viewer) -> bool:
    """Of a viewer by such a key."""
    return viewer.used_at is None or viewer.used_at < clock.now() - NOTED_EVERY


def note_fetch(viewer: Viewer) -> None:
    """That a reader came by: this says nothing of whether its member did."""
    fetched = update(FeedKey).where(FeedKey.id == viewer.token_id)
    db.session.execute(fetched.values(last_used_at=clock.now()))
