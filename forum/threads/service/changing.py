"""Changing and taking back one's own words."""

from typing import Any, Unpack

from sqlalchemy import select, update

from forum.accounts.viewer import Viewer
from forum.categories.service import count_thread
from forum.core import changes, clock
from forum.core.db import db
from forum.core.errors import Invalid, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.slugs import slugify
from forum.threads.counting import count_experts_again, forget_accepted
from forum.threads.kinds import ReplyKind, Visibility, Words
from forum.threads.models import Post, Thread
from forum.threads.pictures import forget_pictures, keep_pictures
from forum.threads.policy import goes_as_a_whole, may_delete, may_edit
from forum.threads.posts import get_post, get_readable_post
from forum.threads.queries import get_thread
from forum.threads.service.finding import note_title
from forum.threads.service.kinds import check_change, check_reason
from forum.threads.service.labelling import lose_labels
from forum.threads.service.rendering import NO_WORDS, rendered
from forum.threads.service.revising import keep_revision, lose_revisions
from forum.threads.views import PostView, ThreadView


def edit_post(
    viewer: Viewer, post_id: int, *, version: int | None = None, **words: Unpack[Words]
) -> PostView:
    """The post with its new text; of a first post also the thread's title.

    What stood there goes into its history. `reason` says why, when anything changed at all.
    Raises Stale when `version` is not the one that stands there now, and Invalid for an answer of
    an expert without a reason, or for another kind where there is none to choose.
    """
    post = get_readable_post(viewer, post_id)
    thread = get_thread(viewer, post.thread_id)
    require(may_edit(viewer, post, thread, clock.now()))
    check_change(post, words.get("kind"))
    title = words.get("title")
    text = words.get("body") not in (None, post.body)
    name = title is not None and (title != thread.title or post.number != 1)
    if text:
        check_reason(post, words.get("reason"))
    step_on(post, version, _changes(post, words, is_rewritten=text or name))
    if text or name:
        keep_revision(post)
    if name:
        retitle(post, title or "")
    changed = get_post(viewer, post_id)
    keep_pictures(viewer, post_id, changed.html)
    return changed


def delete_post(viewer: Viewer, post_id: int, *, version: int | None = None) -> int:
    """The id of the post. The words go at once and for good; the place stays, or the thread goes
    if nothing else is in it. Raises Stale as `edit_post` does."""
    post = get_readable_post(viewer, post_id)
    thread = get_thread(viewer, post.thread_id)
    require(may_delete(viewer, post))
    step_on(post, version, NO_WORDS | {"deleted_at": clock.now()})
    lose_revisions(post.id)
    forget_accepted(thread.id, number=post.number)
    forget_pictures(post.id)
    if goes_as_a_whole(post, thread):
        _delete_thread(thread)
    elif post.is_expert:
        count_experts_again(thread.id)
    return post.id


def _changes(post: PostView, words: Words, *, is_rewritten: bool) -> dict[str, Any]:
    """Another kind alone is no edit of what was said."""
    kind = words.get("kind")
    chosen = {"reply_kind": ReplyKind(kind)} if kind not in (None, post.kind) else {}
    if is_rewritten:
        told = {"edit_reason": words.get("reason") or None}
        return _rewritten(words.get("body") or post.body) | told | chosen
    return chosen | {"version": Post.version + 1} if chosen else {}


def _rewritten(body: str) -> dict[str, Any]:
    """Marked and counted as a change, also when only the title is another."""
    return rendered(body) | {"version": Post.version + 1, "edited_at": clock.now()}


def step_on(post: PostView, version: int | None, values: dict[str, Any]) -> None:
    """One step on from the version that was read, or nothing at all."""
    step = update(Post).where(Post.id == post.id, Post.version == post.version)
    step = step.values(values or {"version": Post.version})
    changes.note("posts", post.id)
    is_seen = version in (None, post.version)
    if not is_seen or db.session.scalar(step.returning(Post.id)) is None:
        now = db.session.scalar(select(Post.version).where(Post.id == post.id))
        told = _("Dit bericht is intussen bewerkt. Je tekst staat er nog.")
        raise Stale(told, version=now)


def retitle(post: PostView, title: str) -> None:
    if post.number != 1:
        wrong = _("Alleen het eerste bericht heeft een titel.")
        raise Invalid(wrong, errors={"title": [wrong]})
    renamed = update(Thread).where(Thread.id == post.thread_id)
    db.session.execute(renamed.values(title=title, slug=slugify(title)))
    note_title(post.thread_id)


def _delete_thread(thread: ThreadView) -> None:
    """Only when it is still without replies: one that came just now keeps its thread."""
    gone = update(Thread).where(
        Thread.id == thread.id,
        Thread.reply_count == 0,
        Thread.deleted_at.is_(None),
        Thread.paused_at.is_(None),
    )
    gone = gone.values(deleted_at=clock.now(), title="", slug="verwijderd")
    # As it was at that moment: its starter may just have shown it to fewer people.
    visibility = db.session.scalar(gone.returning(Thread.visibility))
    if visibility is not None:
        note_title(thread.id)
        public = visibility == Visibility.PUBLIC
        count_thread(thread.category_id, is_public=public, by=-1)
        lose_labels(thread.id)
