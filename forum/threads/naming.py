"""Whom somebody may mean who begins to type a name."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, exists, not_, select

from forum.accounts.badge import Author
from forum.accounts.directory import begins, members_called
from forum.accounts.models import Member
from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require
from forum.threads.hiding import is_hidden_voice, withheld_from
from forum.threads.models import Post, Voice
from forum.threads.policy import text_readable
from forum.threads.queries import get_thread
from forum.threads.rows import WRITER, show_author

OFFERED = 10
VOICES_LOOKED_AT = 1000


def names(viewer: Viewer, typed: str, *, thread_id: int | None = None) -> Sequence[Author]:
    """First who wrote in the thread, under the name that is shown there, then other members.

    Raises NotFound for a thread that the viewer cannot read.
    """
    require(may_write(viewer, clock.now()))
    there = [] if thread_id is None else _voices(viewer, get_thread(viewer, thread_id).id)
    found = {who.name: who for who in there if begins(who.name, typed)}
    for who in members_called(viewer, typed, limit=OFFERED):
        found.setdefault(who.name, who)
    return list(found.values())[:OFFERED]


def _voices(viewer: Viewer, thread_id: int) -> list[Author]:
    return [show_author(row) for row in db.session.execute(_heard(viewer, thread_id))]


def _heard(viewer: Viewer, thread_id: int) -> Select[*tuple[Any, ...]]:
    """Of whom the viewer can read something there: a name that was taken back stays away."""
    readable = exists().where(
        Post.voice_id == Voice.id, text_readable(), withheld_from(viewer).is_(None)
    )
    return (
        select(*WRITER)
        .join(Member, Member.id == Voice.member_id)
        .where(Voice.thread_id == thread_id, Voice.member_id != viewer.member_id)
        .where(Member.erased_at.is_(None), not_(is_hidden_voice(viewer)), readable)
        .order_by(Voice.id)
        .limit(VOICES_LOOKED_AT)
    )
