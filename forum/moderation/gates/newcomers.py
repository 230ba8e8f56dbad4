"""Who is a newcomer still: looked up when somebody writes, and kept once it is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, select, update

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Role, Viewer
from forum.core import clock, throttles
from forum.core.db import db
from forum.core.errors import TooMany
from forum.core.i18n import Text, _, number
from forum.core.permission import require
from forum.core.throttles import Limit
from forum.marks.models import ThreadMark
from forum.moderation.gates.trust import (
    FIRST_POSTS,
    MOST_CONVERSATIONS,
    MOST_POSTS,
    Steps,
    steps,
)
from forum.threads.kinds import Kind
from forum.threads.models import Post, Thread, Voice

MOST_READ = 100  # threads that are looked at: far more than it takes
# What is there to be told at once: one's own story, and a question.
AT_ONCE = (Kind.RECOVERY, Kind.QUESTION)
POSTS = Limit("posts by newcomer", MOST_POSTS, timedelta(days=1))
CONVERSATIONS = Limit("conversations by newcomer", MOST_CONVERSATIONS, timedelta(days=1))


@dataclass(frozen=True)
class Standing:
    """What moderators see of somebody: None of the steps for who is known."""

    steps: Steps | None


def is_new(viewer: Viewer) -> bool:
    """Of who is not known yet it is counted, in one query, and kept when it is over. In a
    transaction."""
    if not viewer.is_new or viewer.joined_at is None:
        return False
    if not steps(viewer.joined_at, _read(viewer.member_id), clock.now()).is_known:
        return True
    known = update(Member).where(Member.id == viewer.member_id, Member.known_since.is_(None))
    db.session.execute(
        known.values(known_since=clock.now()), execution_options={"synchronize_session": False}
    )
    return False


def standing_of(viewer: Viewer, username: str) -> Standing | None:
    """For moderators. None for who is no plain member."""
    require(may_moderate(viewer))
    query = select(Member.id, Member.joined_at, Member.role, Member.known_since)
    row = db.session.execute(query.where(Member.username == username)).one_or_none()
    if row is None or row.role != Role.MEMBER:
        return None
    if row.known_since is not None:
        return Standing(None)
    return Standing(steps(row.joined_at, _read(row.id), clock.now()))


def is_first(viewer: Viewer) -> bool:
    """Whether what they write in the threads of others is still looked at beforehand: until
    something of it stands there."""
    told_at_once = and_(Voice.starts_thread_id.is_not(None), Thread.kind.in_(AT_ONCE))
    stands = and_(Post.deleted_at.is_(None), Post.removed_at.is_(None))
    query = (
        select(Post.id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Voice.member_id == viewer.member_id, stands, ~told_at_once)
        .limit(FIRST_POSTS)
    )
    found = select(func.count()).select_from(query.subquery())
    return (db.session.scalar(found) or 0) < FIRST_POSTS


def waits_first(viewer: Viewer) -> bool:
    """The same for a page, which says so beforehand. Who is known is not counted."""
    return viewer.is_new and is_first(viewer)


def count_post(viewer: Viewer) -> None:
    """Raises TooMany for who wrote as much today as a newcomer may."""
    told = _(
        "Zolang je nieuw bent, plaats je hoogstens %(most)s berichten per dag. Je tekst blijft "
        "staan; stuur hem morgen, of bewaar hem als concept.",
        most=number(MOST_POSTS),
    )
    _take(POSTS, viewer, told)


def count_conversation(viewer: Viewer) -> None:
    told = _(
        "Zolang je nieuw bent, begin je hoogstens %(most)s privégesprekken per dag.",
        most=number(MOST_CONVERSATIONS),
    )
    _take(CONVERSATIONS, viewer, told)


def _take(limit: Limit, viewer: Viewer, told: Text) -> None:
    try:
        throttles.take(limit, str(viewer.member_id))
    except TooMany as error:
        raise TooMany(told, retry_after=timedelta(seconds=error.retry_after)) from error


def _read(member_id: int) -> Sequence[datetime]:
    """When they last read further in each thread."""
    query = select(ThreadMark.read_at).where(
        ThreadMark.member_id == member_id, ThreadMark.read_at.is_not(None)
    )
    found = db.session.scalars(query.limit(MOST_READ))
    return [at for at in found if at is not None]
