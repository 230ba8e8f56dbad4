"""To whom something goes out at once, by letter or to a device, and whether it still should."""

from flask import current_app

from forum.accounts.viewer import Viewer, held_back
from forum.accounts.viewers import get_viewer
from forum.marks.hearing import is_muted
from forum.notifications.choices import way_of
from forum.notifications.kinds import AT_ONCE, IN_THREADS
from forum.notifications.views import NotificationView


def reader_of(member_id: int) -> Viewer:
    """The member as they would read here now: without the second factor that they need, as any
    other reader. Raises NotFound."""
    found = get_viewer(member_id)
    return held_back(found) if current_app.config["REQUIRE_SECOND_FACTOR"] else found


def is_still_wanted(viewer: Viewer, one: NotificationView) -> bool:
    """Unread, of a kind that is wanted at once now, and in no thread that was muted meanwhile."""
    if one.is_read or way_of(viewer.member_id, one.kind) not in AT_ONCE:
        return False
    is_quiet = one.kind in IN_THREADS and one.thread_id and is_muted(viewer, one.thread_id)
    return not is_quiet
