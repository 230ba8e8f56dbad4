"""What the log keeps of somebody who left for good: that something was done, and by which code."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, case, delete, or_, select, update

from forum.accounts.mentions import Mentions
from forum.accounts.service.mentioning import mentions_of
from forum.core.db import db
from forum.experts.verification.holding import applications_of
from forum.moderation.entries import called, decision_called
from forum.moderation.gates import flags
from forum.moderation.measures import erasing as measures
from forum.moderation.measures.erasing import measures_of
from forum.moderation.member_notes import erasing as member_notes
from forum.moderation.models import HeldPost, LogEntry
from forum.moderation.queue import erasing as queue
from forum.moderation.reports import erasing as reports
from forum.moderation.signals import erasing as signals
from forum.moderation.urgent import erasing as urgent
from forum.threads.owners import posts_of, threads_of
from forum.threads.reasons import TITLES


def erase(member_id: int, *, everything: bool) -> None:
    """What was held or noted goes, and free words about the member's posts and threads, and those
    that name them. What the member did as a moderator stays, under nobody's name."""
    signals.erase(member_id, everything=everything)
    reports.erase(member_id, everything=everything)
    queue.erase(member_id)
    db.session.execute(delete(HeldPost).where(HeldPost.member_id == member_id))
    member_notes.erase(member_id)
    flags.forget(member_id)
    urgent.erase(member_id)
    _empty(_about(member_id))
    _empty(LogEntry.id.in_(_naming(mentions_of(member_id))))
    measures.erase(member_id, everything=everything)


def _about(member_id: int) -> ColumnElement[bool]:
    applications = [called(one) for one in applications_of(member_id)]
    on_thread = and_(LogEntry.post_id.is_(None), LogEntry.thread_id.in_(threads_of(member_id)))
    decided = [decision_called(one) for one in db.session.scalars(measures_of(member_id))]
    asked = LogEntry.about.in_([*applications, *decided])
    return or_(LogEntry.post_id.in_(posts_of(member_id)), on_thread, asked)


def _naming(mentions: Mentions) -> Sequence[int]:
    part = mentions.recognisable
    likely = or_(
        LogEntry.note.icontains(part, autoescape=True),
        LogEntry.reason.icontains(part, autoescape=True),
        LogEntry.about.icontains(part, autoescape=True),
    )
    words = LogEntry.note, LogEntry.reason, LogEntry.about
    rows = db.session.execute(select(LogEntry.id, *words).where(likely))
    return [
        row.id for row in rows if mentions.names(f"{row.note}\n{row.reason}\n{row.about or ''}")
    ]


def _empty(where: ColumnElement[bool]) -> None:
    """A reason that is a code stays. With the salt goes the way to try out what the words were;
    the chain of the log holds without them."""
    reason = case((LogEntry.reason.in_(list(TITLES)), LogEntry.reason), else_="")
    emptied = update(LogEntry).where(where)
    db.session.execute(emptied.values(note="", reason=reason, about=None, salt=None))
