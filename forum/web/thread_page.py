"""What stands on the page of a thread beside its posts, asked of all rooms in one query."""

from typing import Any

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.questions import ask_together
from forum.factsheets.pins import ask_pinned_above
from forum.labels.queries import ask_labels
from forum.marks.on_posts import ask_own_marks
from forum.marks.unread import ask_mark
from forum.polls.queries import ask_polls
from forum.threads.policy import may_label
from forum.threads.views import Stretch, ThreadView


def beside(viewer: Viewer, thread: ThreadView, stretch: Stretch) -> dict[str, Any]:
    """By the names that the template knows them by."""
    return ask_together(
        pinned=ask_pinned_above(viewer, thread),
        labels=ask_labels() if may_label(viewer, thread, clock.now()) else None,
        polls=ask_polls(viewer, [post.id for post in stretch.items]),
        own_marks=ask_own_marks(viewer, stretch.items),
        mark=ask_mark(viewer, thread),
    )
