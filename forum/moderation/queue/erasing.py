"""What the queue keeps of somebody who left for good."""

from sqlalchemy import and_, delete, or_, select

from forum.accounts.mentions import Mentions
from forum.accounts.service.mentioning import mentions_of
from forum.core.db import db
from forum.moderation.claims.models import QueueClaim
from forum.moderation.queue.models import QueueNote, QueueSilence
from forum.moderation.queue.sources import SOURCES


def erase(member_id: int) -> None:
    """While what waits about the member is still there: what was noted about it goes, what they
    noted, and what names them."""
    about = [
        and_(QueueNote.kind == source.kind, QueueNote.subject_id.in_(source.of_member(member_id)))
        for source in SOURCES
    ]
    unchanged = {"synchronize_session": False}
    gone = delete(QueueNote).where(or_(QueueNote.member_id == member_id, *about))
    db.session.execute(gone, execution_options=unchanged)
    naming = QueueNote.id.in_(_naming(mentions_of(member_id)))
    db.session.execute(delete(QueueNote).where(naming), execution_options=unchanged)
    db.session.execute(delete(QueueClaim).where(QueueClaim.member_id == member_id))
    db.session.execute(delete(QueueSilence).where(QueueSilence.member_id == member_id))


def _naming(mentions: Mentions) -> list[int]:
    """They are sealed, so all are read; they are few, and kept for a season."""
    rows = db.session.execute(select(QueueNote.id, QueueNote.body))
    return [row.id for row in rows if mentions.names(row.body)]
