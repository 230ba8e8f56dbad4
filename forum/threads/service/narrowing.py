"""Showing one's thread to fewer people."""

from sqlalchemy import update

from forum.accounts.viewer import Viewer
from forum.categories.service import hide_from_guests
from forum.core import changes
from forum.core.db import db
from forum.core.errors import Refused
from forum.core.i18n import _
from forum.core.permission import require
from forum.threads.kinds import Visibility
from forum.threads.models import Thread
from forum.threads.policy import may_narrow
from forum.threads.queries import get_thread
from forum.threads.views import ThreadView


def change_visibility(viewer: Viewer, thread_id: int, visibility: Visibility) -> ThreadView:
    """From public to members, and never back: who wrote there was promised the smaller circle.

    Asking for what it is already changes nothing. Raises Refused for the way back.
    """
    thread = get_thread(viewer, thread_id)
    require(may_narrow(viewer, thread))
    if thread.visibility == visibility:
        return thread
    if visibility == Visibility.PUBLIC:
        reason = _("Een gesprek voor leden kun je niet meer voor iedereen zichtbaar maken.")
        raise Refused(reason, code="stricter_only")
    public = Thread.visibility == Visibility.PUBLIC
    narrowed = update(Thread).where(Thread.id == thread_id, public, Thread.deleted_at.is_(None))
    narrowed = narrowed.values(visibility=visibility)
    if db.session.scalar(narrowed.returning(Thread.id)) is not None:
        changes.note("threads", thread_id)
        hide_from_guests(thread.category_id)
    return get_thread(viewer, thread_id)
