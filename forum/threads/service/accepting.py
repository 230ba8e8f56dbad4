"""Saying which reply helped: for who asked, and for nobody else."""

from sqlalchemy import exists, update

from forum.accounts.viewer import Viewer
from forum.core import changes, clock
from forum.core.db import db
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.threads.counting import forget_accepted
from forum.threads.models import Post, Thread
from forum.threads.policy import may_accept, may_choose_answer, text_readable
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread
from forum.threads.views import PostView, ThreadView


def accept_answer(viewer: Viewer, thread_id: int, post_id: int) -> ThreadView:
    """Takes the place of what was chosen before; choosing it again changes nothing.

    Raises NotFound for a post of another thread as for one that cannot be read, Conflict for one
    that was taken away in this very moment.
    """
    thread = get_thread(viewer, thread_id)
    require(may_choose_answer(viewer, thread, clock.now()))
    post = get_readable_post(viewer, post_id)
    if post.thread_id != thread.id:
        raise NotFound(_("Dit bericht bestaat niet."))
    require(may_accept(viewer, post, thread, clock.now()))
    if thread.accepted_number != post.number:
        _choose(post)
    return get_thread(viewer, thread_id)


def withdraw_answer(viewer: Viewer, thread_id: int, *, post_id: int | None = None) -> ThreadView:
    """Nothing is chosen any more. With `post_id` only where that is the post that was chosen, so
    that an old page does not take back a newer choice."""
    thread = get_thread(viewer, thread_id)
    require(may_choose_answer(viewer, thread, clock.now()))
    if post_id is None or post_id == thread.accepted_id:
        forget_accepted(thread.id, number=None if post_id is None else thread.accepted_number)
    return get_thread(viewer, thread_id)


def _choose(post: PostView) -> None:
    """One statement: of two choices at once the last one holds, and nothing of both."""
    still_there = exists().where(Post.id == post.id, text_readable())
    chosen = update(Thread).where(
        Thread.id == post.thread_id, Thread.deleted_at.is_(None), still_there
    )
    chosen = chosen.values(accepted_number=post.number, accepted_at=clock.now())
    if db.session.scalar(chosen.returning(Thread.id)) is None:
        raise Conflict(_("Dit bericht is net verwijderd."), code="gone")
    changes.note("threads", post.thread_id)
