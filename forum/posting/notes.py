"""Keeping what one writes beside a post that one keeps, for oneself: its words are held against
the alarm signs, and what is found is shown to the writer alone."""

from forum.accounts.viewer import Viewer
from forum.marks.bookmarks import find_bookmark
from forum.marks.service import bookmarking
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.warning import Destination, warn


def keep_post(
    viewer: Viewer, post_id: int, *, note: str | None = None, acknowledged: Ack = UNREAD
) -> None:
    """As the room does it. Raises a Conflict for signs that were not read yet; a note that stands
    there already was read when it came."""
    if note and viewer.is_member and note != _kept(viewer, post_id):
        warn(note, acknowledged, Destination.NOTE)
    bookmarking.keep_post(viewer, post_id, note=note)


def _kept(viewer: Viewer, post_id: int) -> str:
    found = find_bookmark(viewer, post_id)
    return found.note if found else ""
