"""What of a thread may stand in a mail, which others may see on a screen and which stays in a box
for years: what anybody may read and no moderator put behind a warning, and nothing where the
reader writes under another name."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, not_, select

from forum.accounts.models import Member
from forum.accounts.viewer import GUEST, Viewer
from forum.core.db import db
from forum.core.plain import beginning, words_in
from forum.threads.hiding import begins_openly, text_open, withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import visible_to

LONGEST = 300


class Titled(NamedTuple):
    title: str
    reply_count: int


class Mailable(NamedTuple):
    """`words` is how a post begins; empty when there is none to show."""

    title: str
    words: str = ""


def find_mailable(viewer: Viewer, thread_id: int, post_id: int | None) -> Mailable | None:
    """None for what a mail says nothing of."""
    query = select(Thread.title).where(Thread.id == thread_id, visible_to(viewer))
    title = db.session.scalar(query.where(*_for_every_eye(viewer)))
    if title is None:
        return None
    return Mailable(title, _words(viewer, thread_id, post_id) if post_id else "")


def mailable_titles(viewer: Viewer, thread_ids: Collection[int]) -> dict[int, Titled]:
    """The same of many, by thread."""
    query = select(Thread.id, Thread.title, Thread.reply_count)
    query = query.where(Thread.id.in_(thread_ids), visible_to(viewer))
    rows = db.session.execute(query.where(*_for_every_eye(viewer)))
    return {row.id: Titled(row.title, row.reply_count) for row in rows}


def _for_every_eye(viewer: Viewer) -> Sequence[ColumnElement[bool]]:
    """Of threads."""
    hidden = exists().where(
        Voice.thread_id == Thread.id, Voice.member_id == viewer.member_id, Voice.is_pseudonym
    )
    return visible_to(GUEST), begins_openly(), not_(hidden.correlate(Thread))


def _words(viewer: Viewer, thread_id: int, post_id: int) -> str:
    query = (
        select(Post.body_html)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .where(Post.id == post_id, Post.thread_id == thread_id, visible_to(viewer))
        .where(and_(text_open(), withheld_from(viewer).is_(None)))
    )
    return beginning(words_in(db.session.scalar(query) or ""), LONGEST)
