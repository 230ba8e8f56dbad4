"""Reading what the team noted, and who wants letters."""

from collections.abc import Sequence

from sqlalchemy import select, true

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.moderation.queue.models import QueueNote, QueueSilence
from forum.moderation.queue.queries import is_about
from forum.moderation.queue.views import Item, Note


def notes(viewer: Viewer, item: Item) -> Sequence[Note]:
    """The oldest first. For moderators; of what is about oneself no more than one's own."""
    require(may_moderate(viewer))
    others = true() if not is_about(viewer, item) else QueueNote.member_id == viewer.id
    query = (
        select(QueueNote, Member.username)
        .join(Member, Member.id == QueueNote.member_id)
        .where(
            QueueNote.kind == item.kind,
            QueueNote.subject_id == item.subject_id,
            QueueNote.opened_at == item.opened_at,
            others,
        )
        .order_by(QueueNote.id)
    )
    return [
        Note(note.id, name, note.body, note.written_at, is_mine=note.member_id == viewer.id)
        for note, name in db.session.execute(query)
    ]


def gets_letters(viewer: Viewer) -> bool:
    require(may_moderate(viewer))
    off = select(QueueSilence.member_id).where(QueueSilence.member_id == viewer.id)
    return db.session.scalar(off) is None
