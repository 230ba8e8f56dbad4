"""What may be written in the thread of an hour. `posting` asks once the viewer may write there at
all, in the transaction of the act."""

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.errors import Invalid, NotFound
from forum.experts.hours.policy import refusal
from forum.experts.hours.queries import find_hour
from forum.threads.kinds import ReplyKind
from forum.threads.posts import get_readable_post
from forum.threads.views import PostView


def check_reply(
    viewer: Viewer, thread_id: int, kind: ReplyKind, answers: int | None = None
) -> None:
    """Raises Invalid with words at the kind of reply. In any other thread nothing."""
    hour = find_hour(viewer, thread_id)
    if hour is None:
        return
    asked = _kind_of(viewer, answers) if kind == ReplyKind.EXPERT else None
    wrong = refusal(viewer, hour, kind, asked, clock.now())
    if wrong:
        raise Invalid(wrong, errors={"kind": [wrong]})


def check_change(viewer: Viewer, post: PostView, kind: ReplyKind | None) -> None:
    """A question that was collected stays one until the hour begins. Raises Invalid as above."""
    if kind is not None and post.number > 1 and not post.is_expert:
        check_reply(viewer, post.thread_id, kind)


def _kind_of(viewer: Viewer, post_id: int | None) -> ReplyKind | None:
    """Where the post stands is asked when the answer is kept."""
    if post_id is None:
        return None
    try:
        return get_readable_post(viewer, post_id).kind
    except NotFound:
        return None
