"""Keeping the steps of a recovery story: thread content, held against the alarm signs as such."""

from collections.abc import Sequence

from forum.accounts.viewer import Viewer
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.warning import Destination, warn
from forum.posting.watching import watch_story
from forum.recovery.stories import telling
from forum.recovery.stories.steps import get_story
from forum.recovery.stories.telling import Step
from forum.recovery.stories.views import StoryView


def set_steps(
    viewer: Viewer,
    thread_id: int,
    *,
    goal: str = "",
    steps: Sequence[Step] = (),
    version: int | None = None,
    acknowledged: Ack = UNREAD,
) -> StoryView:
    """As the room does it. Raises a Conflict for signs that were not read yet; what stood there
    already was read when it came."""
    story = get_story(viewer, thread_id)
    known = {story.goal, *(step.text for step in story.steps)}
    new = [text for text in (goal, *(step.text for step in steps)) if text not in known]
    warn("\n".join(new), acknowledged, Destination.STORY)
    kept = telling.set_steps(viewer, thread_id, goal=goal, steps=steps, version=version)
    watch_story(viewer, thread_id)
    return kept
