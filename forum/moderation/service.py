"""What moderators do, each act with its reason in the log."""

from forum.accounts.opened import PSEUDONYM
from forum.accounts.policy import may_moderate
from forum.accounts.service.access import note_access
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.permission import require
from forum.moderation.acts import Act
from forum.moderation.events import PseudonymSeen
from forum.moderation.models import LogEntry
from forum.threads import service as threads

ON_THREADS = {
    Act.LOCK: threads.lock,
    Act.UNLOCK: threads.unlock,
    Act.PIN: threads.pin,
    Act.UNPIN: threads.unpin,
}


def act_on_thread(viewer: Viewer, act: Act, thread_id: int, *, reason: str) -> LogEntry:
    """Lock, unlock, pin or unpin. Raises NotFound for a thread the moderator cannot see."""
    require(may_moderate(viewer))
    thread = ON_THREADS[act](viewer, thread_id)
    return _log(viewer, act, thread.id, None, reason=reason)


def act_on_post(viewer: Viewer, act: Act, post_id: int, *, reason: str, note: str = "") -> LogEntry:
    """Remove (the reason is a code of the list) or restore."""
    require(may_moderate(viewer))
    if act == Act.REMOVE:
        post = threads.remove_post(viewer, post_id, reason=reason)
    else:
        post = threads.restore_post(viewer, post_id)
    return _log(viewer, act, post.thread_id, post.id, reason=reason, note=note)


def unmask(viewer: Viewer, post_id: int, *, reason: str) -> LogEntry:
    """Learn who is behind a pseudonym, never without a trace: a line here without the name, one
    in the member's own log, and a letter. `queries.unmasked` then tells the name.

    Raises Conflict for a post that is not under a pseudonym.
    """
    found = threads.unmask(viewer, post_id)
    opened = note_access(viewer, found.member_id, what=PSEUDONYM, why=reason)
    outbox.record(PseudonymSeen(opened.id))
    return _log(viewer, Act.UNMASK, found.thread_id, post_id, reason=reason)


def _log(
    viewer: Viewer, act: Act, thread_id: int, post_id: int | None, *, reason: str, note: str = ""
) -> LogEntry:
    entry = LogEntry(
        moderator_id=viewer.id,
        act=act,
        thread_id=thread_id,
        post_id=post_id,
        reason=reason,
        note=note,
        done_at=clock.now(),
    )
    db.session.add(entry)
    db.session.flush()
    return entry
