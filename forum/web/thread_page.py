"""What stands on the page of a thread beside its posts, asked of all rooms in one query."""

from typing import Any

from forum.accounts.viewer import Viewer
from forum.core.questions import ask_together
from forum.drafts.keys import of_thread
from forum.drafts.queries import ask_draft
from forum.factsheets.pins import ask_pinned_above
from forum.threads.views import Stretch, ThreadView


def beside(viewer: Viewer, thread: ThreadView, stretch: Stretch) -> dict[str, Any]:
    """By the names that the template knows them by."""
    return ask_together(
        pinned=ask_pinned_above(viewer, thread),
        draft=ask_draft(viewer, of_thread(thread.id)),
    )
