"""Noting what the posts that stand may be a sign of: for who reads them and for who moderates."""

from collections.abc import Sequence

from forum.accounts.viewer import Viewer
from forum.moderation.signals import service as signals
from forum.moderation.signals.views import Found
from forum.polls.queries import polls_under
from forum.posting.warning import look
from forum.recovery.stories.steps import get_story
from forum.threads.models import Post
from forum.threads.posts import page_of_posts
from forum.threads.queries import get_thread
from forum.threads.views import PostView


def watch_new(post: Post, found: Found) -> None:
    if found:
        signals.note(post.id, found)


def watch_changed(viewer: Viewer, post: PostView) -> None:
    """After any change of it. What stood there already counts as well."""
    signals.note(post.id, look("\n".join(_all_that_stands(viewer, post))))


def watch_story(viewer: Viewer, thread_id: int) -> int:
    """The goal and the steps stand beside the first post, of which this is the id."""
    thread = get_thread(viewer, thread_id)
    first = page_of_posts(viewer, thread, after=None, limit=1).items[0]
    watch_changed(viewer, first)
    return first.id


def _all_that_stands(viewer: Viewer, post: PostView) -> Sequence[str]:
    poll = polls_under(viewer, [post.id]).get(post.id)
    asked = [] if poll is None else [poll.question, *(option.text for option in poll.options)]
    if post.number > 1:
        return [post.body, *asked]
    story = get_story(viewer, post.thread_id)
    title = get_thread(viewer, post.thread_id).title
    return [title, post.body, *asked, story.goal, *(step.text for step in story.steps)]
