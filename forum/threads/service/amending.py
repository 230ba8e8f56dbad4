"""Changing what somebody else wrote, for all to see. `moderation` calls this and keeps account."""

from sqlalchemy import delete, exists, select, update

from forum.accounts.viewer import Viewer
from forum.core import changes, clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.threads.models import Post, Revision
from forum.threads.pictures import keep_pictures_of_writer
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from forum.threads.service.changing import retitle, step_on
from forum.threads.service.keeping import check_reason, to_judge
from forum.threads.service.rendering import rendered
from forum.threads.service.revising import keep_revision
from forum.threads.service.standing import Standing, hold_post
from forum.threads.views import PostView

AMENDED = ("amended_reason", "amended_version")


def amend_post(
    viewer: Viewer,
    post_id: int,
    *,
    body: str,
    title: str | None,
    reason: str,
    version: int | None = None,
) -> PostView:
    """Readers see that a moderator did it and why; what stood there is for its writer and for
    moderators. Raises Conflict for what is gone or stands there already, and what `edit_post`
    raises."""
    post = to_judge(viewer, post_id)
    check_reason(reason)
    if post.is_deleted:
        raise Conflict(_("Dit bericht is al verwijderd."), code="gone")
    is_renamed = title not in (None, "", get_thread(viewer, post.thread_id).title)
    if body == post.body and not is_renamed:
        raise Conflict(_("Er is niets veranderd aan de tekst."), code="already")
    marks = {"amended_reason": reason, "amended_version": post.version + 1}
    step = {"version": Post.version + 1, "edited_at": clock.now(), "edit_reason": None}
    step_on(post, version, rendered(body) | step | marks)
    keep_revision(post)
    if is_renamed:
        retitle(post, title or "")
    return _with_pictures(viewer, post_id)


def put_back_text(viewer: Viewer, post_id: int, *, before: Standing, after: Standing) -> bool:
    """Whether it could: not where it was changed again since, or taken back. Then only the mark
    goes. The words come from the history: a name that was taken out there stays out."""
    now, version = hold_post(post_id), before["version"]
    if any(now[name] != after[name] for name in AMENDED):
        return False
    marks = {name: before[name] for name in AMENDED}
    kept = _kept(post_id, version)
    if kept is None:
        _set(post_id, marks | {"version": now["version"] + 1})
        return False
    is_untouched = now["version"] == after["version"]
    times = {"edited_at": before["edited_at"], "edit_reason": kept.reason}
    number = {"version": version if is_untouched else now["version"] + 1}
    _set(post_id, rendered(kept.body) | times | marks | number)
    post = get_post(viewer, post_id)
    if kept.title is not None and post.number == 1:
        retitle(post, kept.title)
    db.session.execute(delete(Revision).where(Revision.id == kept.id))
    _with_pictures(viewer, post_id)
    return True


def _kept(post_id: int, version: int) -> Revision | None:
    """What stood there, unless it or what took its place was lost, or changed again."""
    is_there = exists().where(Post.id == post_id, Post.body != "")
    again = exists().where(Revision.post_id == post_id, Revision.version > version)
    found = select(Revision).where(
        Revision.post_id == post_id, Revision.version == version, Revision.emptied_at.is_(None)
    )
    return db.session.scalar(found.where(is_there, ~again.correlate(None)))


def _set(post_id: int, values: Standing) -> None:
    db.session.execute(update(Post).where(Post.id == post_id).values(values))
    changes.note("posts", post_id)


def _with_pictures(viewer: Viewer, post_id: int) -> PostView:
    post = get_post(viewer, post_id)
    keep_pictures_of_writer(post_id, post.html)
    return post
