"""Keeping how far members have read."""

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.permission import require
from forum.marks.levels import UNSET, Level
from forum.marks.models import ThreadMark
from forum.marks.service.keeping import keep
from forum.threads.models import Post
from forum.threads.queries import get_thread


def note_read(viewer: Viewer, thread_id: int, number: int) -> None:
    """Read up to here: never back, so that of two windows the farther one counts."""
    keep(
        ThreadMark,
        {"member_id": viewer.member_id, "thread_id": thread_id},
        {"read_number": number, "read_at": clock.now()},
        otherwise={"level": UNSET},
        only_if=ThreadMark.read_number < number,
    )


def set_read(viewer: Viewer, thread_id: int, *, number: int) -> int:
    """As the member says, also back to what was read before; never past the last post. Returns
    what was kept. Raises NotFound for a thread out of reach."""
    require(may_change_account(viewer))
    thread = get_thread(viewer, thread_id)
    number = min(number, thread.last_number)
    keep(
        ThreadMark,
        {"member_id": viewer.member_id, "thread_id": thread_id},
        {"read_number": number, "read_at": clock.now()},
        otherwise={"level": UNSET},
    )
    return number


def note_written(viewer: Viewer, post: Post) -> None:
    """Who writes has read up to there, and follows the thread unless they said otherwise."""
    note_read(viewer, post.thread_id, post.number)
    keep(
        ThreadMark,
        {"member_id": viewer.member_id, "thread_id": post.thread_id},
        {"level": Level.FOLLOW},
        otherwise={"read_number": 0},
        only_if=ThreadMark.level == UNSET,
    )
