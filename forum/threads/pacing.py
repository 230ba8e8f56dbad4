"""How soon somebody may reply again in a thread that was slowed down."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import TooMany
from forum.core.i18n import Text, _, moment
from forum.threads.models import Post, Voice
from forum.threads.views import Pace, ThreadView


def again_at(pace: Pace | None, last: datetime | None, now: datetime) -> datetime | None:
    """From when on; None where there is nothing to wait for. Pure."""
    if pace is None or last is None:
        return None
    at = min(last + timedelta(minutes=pace.minutes), pace.until)
    return at if at > now else None


def is_paced(viewer: Viewer, thread: ThreadView, *, pseudonym: bool = False) -> bool:
    """Not moderators as themselves: a pseudonym that goes faster would be known for one. Pure."""
    own = thread.own_voice
    secretly = pseudonym or bool(own and own.is_pseudonym)
    return thread.pace is not None and (not viewer.is_staff or secretly)


def next_reply_at(
    viewer: Viewer, thread: ThreadView, *, pseudonym: bool = False
) -> datetime | None:
    """When the viewer may reply again, if not now. Asks nothing of a thread that goes its way."""
    if not viewer.is_member or not is_paced(viewer, thread, pseudonym=pseudonym):
        return None
    mine = Voice.thread_id == thread.id, Voice.member_id == viewer.id, Post.number > 1
    query = select(func.max(Post.created_at)).join(Voice, Voice.id == Post.voice_id)
    return again_at(thread.pace, db.session.scalar(query.where(*mine)), clock.now())


def keep_pace(viewer: Viewer, thread: ThreadView, *, pseudonym: bool = False) -> None:
    """For who has the thread to themselves for a moment. Raises TooMany."""
    again = next_reply_at(viewer, thread, pseudonym=pseudonym)
    if again is not None:
        raise TooMany(told(thread, again), retry_after=again - clock.now())


def told(thread: ThreadView, again: datetime) -> Text:
    minutes = thread.pace.minutes if thread.pace else 0
    return _(
        "Dit gesprek gaat nu langzaam: tussen twee reacties van jou zitten minstens %(minutes)s "
        "minuten. Vanaf %(moment)s kun je weer reageren. Je tekst blijft staan.",
        minutes=minutes,
        moment=moment(again),
    )
