"""Keeping threads in order: the acts of moderators. `moderation` calls them and keeps the log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select, update

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import changes, clock
from forum.core.db import UTCDateTime, db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.threads.counting import count_experts_again
from forum.threads.models import Post, Thread
from forum.threads.policy import is_unlocked, may_judge
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from forum.threads.reasons import TITLES
from forum.threads.views import PostView, ThreadView


def lock(viewer: Viewer, thread_id: int) -> ThreadView:
    """Locking twice is locked: the first time counts."""
    return _set(viewer, thread_id, locked_at=case((is_unlocked(), _now()), else_=Thread.locked_at))


def unlock(viewer: Viewer, thread_id: int) -> ThreadView:
    return _set(viewer, thread_id, locked_at=None)


def lock_from(viewer: Viewer, thread_id: int, at: datetime) -> ThreadView:
    """Open until then, and locked by itself from that moment on."""
    return _set(viewer, thread_id, locked_at=at)


def lock_by_clock(thread_ids: Sequence[int]) -> None:
    """Those among them that are open still, whoever opened them."""
    still = update(Thread).where(Thread.id.in_(thread_ids), is_unlocked())
    db.session.execute(
        still.values(locked_at=clock.now()), execution_options={"synchronize_session": False}
    )


def pin(viewer: Viewer, thread_id: int) -> ThreadView:
    """Put the thread on top of its category, below those that stood there before."""
    return _set(viewer, thread_id, pinned_at=func.coalesce(Thread.pinned_at, _now()))


def set_pace(viewer: Viewer, thread_id: int, *, minutes: int, until: datetime) -> ThreadView:
    """Up to then so many minutes between two replies of one member."""
    return _set(viewer, thread_id, slow_minutes=minutes, slow_until=until)


def speed_up(viewer: Viewer, thread_id: int) -> ThreadView:
    return _set(viewer, thread_id, slow_minutes=None, slow_until=None)


def unpin(viewer: Viewer, thread_id: int) -> ThreadView:
    return _set(viewer, thread_id, pinned_at=None)


def remove_post(viewer: Viewer, post_id: int, *, reason: str) -> PostView:
    """Readers see the place and the reason; the text stays for an appeal.

    Raises Invalid for a reason that is not on the list, Conflict for what is gone already.
    """
    post = to_judge(viewer, post_id)
    check_reason(reason)
    if post.is_deleted:
        raise Conflict(_("Dit bericht is al verwijderd."), code="gone")
    return _judged(viewer, post, removed_at=clock.now(), removed_reason=reason)


def hide_post(viewer: Viewer, post_id: int, *, reason: str) -> PostView:
    """Behind a warning with the reason. Raises what `remove_post` does, and Conflict for what
    stands behind one already."""
    post = to_judge(viewer, post_id)
    check_reason(reason)
    if post.is_deleted or post.hidden_reason is not None:
        raise Conflict(_("Dit bericht is al verborgen of verwijderd."), code="gone")
    return _judged(viewer, post, hidden_at=clock.now(), hidden_reason=reason)


def restore_post(viewer: Viewer, post_id: int) -> PostView:
    """What was removed or hidden, as it was."""
    post = to_judge(viewer, post_id)
    if post.removed_reason is None and post.hidden_reason is None:
        raise Conflict(_("Dit bericht is niet door een moderator verwijderd."), code="not_removed")
    if not _has_text(post):
        raise Conflict(_("De tekst van dit bericht is niet meer bewaard."), code="text_gone")
    nothing = dict.fromkeys(("removed_at", "removed_reason", "hidden_at", "hidden_reason"))
    return _judged(viewer, post, **nothing)


def _has_text(post: PostView) -> bool:
    """What was removed is kept for a while only."""
    return db.session.scalar(select(Post.body).where(Post.id == post.id)) != ""


def _now() -> ColumnElement[datetime]:
    return literal(clock.now(), UTCDateTime())


def _set(viewer: Viewer, thread_id: int, **values: Any) -> ThreadView:
    require(may_moderate(viewer))
    thread = get_thread(viewer, thread_id)
    db.session.execute(update(Thread).where(Thread.id == thread.id).values(values))
    return get_thread(viewer, thread_id)


def to_judge(viewer: Viewer, post_id: int) -> PostView:
    require(may_moderate(viewer))
    post = get_post(viewer, post_id)
    require(may_judge(viewer, post))
    return post


def check_reason(reason: str) -> None:
    if reason not in TITLES:
        wrong = _("Kies een reden uit de lijst.")
        raise Invalid(wrong, errors={"reason": [wrong]})


def _judged(viewer: Viewer, post: PostView, **values: Any) -> PostView:
    changed = update(Post).where(Post.id == post.id)
    db.session.execute(changed.values(values | {"version": Post.version + 1}))
    changes.note("posts", post.id)
    if post.is_expert:
        count_experts_again(post.thread_id)
    return get_post(viewer, post.id)
