"""Who may do what with threads. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, true

from forum.accounts.policy import may_change_account, may_moderate, may_write
from forum.accounts.viewer import STAFF, Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Post, Thread
from forum.threads.views import PostView, ThreadView


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which threads exist for the viewer. Every read of member content applies this."""
    readable = true() if viewer.is_member else Thread.visibility == Visibility.PUBLIC
    return and_(Thread.deleted_at.is_(None), readable)


def text_readable() -> ColumnElement[bool]:
    """Of which posts the text may be read; the others only keep their place."""
    return and_(Post.deleted_at.is_(None), Post.removed_at.is_(None))


def may_start(viewer: Viewer, kind: Kind, at: datetime) -> Verdict:
    if viewer.is_member and kind == Kind.ANNOUNCEMENT and not _may_be_staff(viewer):
        return no("staff_only", _("Alleen moderators plaatsen mededelingen."))
    return may_write(viewer, at)


def may_reply(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    if viewer.is_member and thread.is_locked and not _may_be_staff(viewer):
        return no("locked", _("Dit gesprek is gesloten."))
    return may_write(viewer, at)


def _may_be_staff(viewer: Viewer) -> bool:
    """Or would be with a second factor: `may_write` then names that, not the role."""
    return viewer.is_staff or (viewer.lacks_second_factor and viewer.role in STAFF)


def still_takes_replies(viewer: Viewer) -> ColumnElement[bool]:
    """What `may_reply` asks of the thread, for the moment of writing."""
    is_open = true() if viewer.is_staff else Thread.locked_at.is_(None)
    return and_(Thread.deleted_at.is_(None), is_open)


def may_edit(viewer: Viewer, post: PostView, thread: ThreadView, at: datetime) -> Verdict:
    """One's own, without a limit in time: what changed stays marked."""
    if viewer.is_member and not post.mine:
        return no("not_yours", _("Alleen de schrijver kan dit bericht bewerken."))
    if post.is_deleted:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_reply(viewer, thread, at)


def may_delete(viewer: Viewer, post: PostView) -> Verdict:
    """Taking back one's words must not depend on a lock or on standing."""
    if viewer.is_member and not post.mine:
        return no("not_yours", _("Alleen de schrijver kan dit bericht verwijderen."))
    if post.is_deleted:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_change_account(viewer)


def goes_as_a_whole(post: PostView, thread: ThreadView) -> bool:
    """A first post without replies takes its thread along."""
    return post.number == 1 and thread.reply_count == 0


def may_judge(viewer: Viewer, post: PostView) -> Verdict:
    """Removing and restoring. Nobody judges in their own matter: one's own is deleted instead."""
    if viewer.is_staff and post.mine:
        return no("own_post", _("Over je eigen bericht oordeelt een andere moderator."))
    return may_moderate(viewer)
