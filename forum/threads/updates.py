"""Whether there is anything new in a thread. Asked often, so it asks the database for little."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.threads.hiding import REMEMBERED, withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import reachable_by, text_readable


@dataclass(frozen=True)
class Updates:
    count: int
    last_number: int


def updates(viewer: Viewer, thread_id: int, *, after: int, own: bool = True) -> Updates:
    """How many posts that the viewer may read came after this number, with or without their own.
    Only when something came it is looked at what. Raises NotFound for a thread out of reach."""
    who = _as_reader(viewer)
    last_number = db.session.execute(_newest(who), {"thread_id": thread_id}).scalar()
    if last_number is None:
        raise NotFound(_("Dit gesprek bestaat niet, of je kunt het niet lezen."))
    if last_number <= after:
        return Updates(0, last_number)
    came = _came(who).where(Post.thread_id == thread_id, Post.number > after)
    if not own:
        came = came.where(Voice.member_id.is_distinct_from(viewer.id))
    return Updates(db.session.scalar(came) or 0, last_number)


def _as_reader(viewer: Viewer) -> Viewer:
    """The viewer without what tells this visit from the last, so that the conditions made for
    that one serve. What any rule of reading may ask of a viewer stays."""
    seen = replace(viewer, session_id=None, token_id=None, used_at=None)
    return replace(seen, unread_count=0, notice_count=0)


@lru_cache(REMEMBERED)
def _newest(viewer: Viewer) -> Select[int]:
    here = Thread.id == bindparam("thread_id")
    return select(Thread.last_number).where(here, reachable_by(viewer))


def _came(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(func.count(Post.id))
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(reachable_by(viewer), text_readable(), withheld_from(viewer).is_(None))
    )
