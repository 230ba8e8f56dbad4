"""Asking an expert, with the words of the thread held against the alarm signs once more.

Whoever read the warning may still place the message. But it then does not wait for an expert: it
is closed at once, who asked reads what to do, and those who moderate hear of it. So it goes with a
cry for help, which experts are not there for.
"""

from forum.accounts.viewer import Viewer
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.experts.questions import service
from forum.experts.questions.reasons import Reason
from forum.posting.warning import look
from forum.threads import posts
from forum.threads.kinds import Kind, Opening
from forum.threads.models import Post
from forum.threads.queries import get_thread
from forum.threads.views import PostView


def ask(viewer: Viewer, thread_id: int) -> None:
    """As the room does it. Raises Conflict where the question itself is gone."""
    thread = get_thread(viewer, thread_id)
    first = posts.page_of_posts(viewer, thread, after=None, limit=1).items[0]
    if first.is_deleted:
        raise Conflict(_("Je eerste bericht is er niet meer. Begin een nieuw gesprek."))
    service.ask(viewer, thread_id, found=_found_in(thread.title, first.body))


def ask_at_start(viewer: Viewer, post: Post, opening: Opening) -> None:
    """For the act that just started the thread."""
    if opening.kind == Kind.QUESTION:
        found = _found_in(opening.title, opening.body)
        service.ask_with_thread(viewer, post.thread_id, found=found)


def look_again(post: PostView, title: str | None = None) -> None:
    """For the act that just changed this post."""
    found = _found_in(title or "", post.body) if post.number == 1 else None
    if found is not None:
        service.close_for(found, post.thread_id)


def _found_in(title: str, body: str) -> Reason | None:
    """A cry for help goes before any sign."""
    found = look(f"{title}\n{body}")
    if found.is_crisis:
        return Reason.CRISIS
    return Reason.ALARM if found else None
