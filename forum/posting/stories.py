"""Keeping the steps of a recovery story: thread content, held against the alarm signs and the
watched words as such."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from forum.accounts.viewer import Viewer
from forum.core.errors import Complaints, Invalid
from forum.moderation.gates import flags
from forum.posting.acknowledging import UNREAD, Ack
from forum.posting.gate import look_beside
from forum.posting.warning import Destination, warn
from forum.posting.watching import watch_story
from forum.recovery.stories import telling
from forum.recovery.stories.steps import get_story
from forum.recovery.stories.telling import Step
from forum.recovery.stories.views import StoryView

GOAL = "goal"


def set_steps(
    viewer: Viewer,
    thread_id: int,
    *,
    goal: str = "",
    steps: Sequence[Step] = (),
    version: int | None = None,
    acknowledged: Ack = UNREAD,
) -> StoryView:
    """As the room does it. Raises a Conflict for signs that were not read yet, and Invalid for
    words that may not stand there; what stood there already was looked at when it came."""
    story = get_story(viewer, thread_id)
    known = {story.goal, *(step.text for step in story.steps)}
    said = {GOAL: goal} | {str(at): step.text for at, step in enumerate(steps)}
    new = {place: text for place, text in said.items() if text not in known}
    warn("\n".join(new.values()), acknowledged, Destination.STORY)
    said, shown = _past_the_gate(viewer, said, new)
    steps = [replace(step, text=said[str(at)]) for at, step in enumerate(steps)]
    kept = telling.set_steps(viewer, thread_id, goal=said[GOAL], steps=steps, version=version)
    post_id = watch_story(viewer, thread_id)
    if shown:
        flags.flag(post_id, shown)
    return kept


def _past_the_gate(
    viewer: Viewer, said: dict[str, str], new: Mapping[str, str]
) -> tuple[dict[str, str], Sequence[str]]:
    """What may stand there, and the words that moderators are shown of it."""
    try:
        passed, shown = look_beside(viewer, new)
    except Invalid as error:
        raise Invalid(error.detail, code=error.code, errors=_by_step(error)) from error
    return said | dict(passed), shown


def _by_step(error: Invalid) -> Complaints:
    """The complaints where both doors look for them: those of a step under its place in the row."""
    about = dict(error.errors)
    goal = {GOAL: about.pop(GOAL)} if GOAL in about else {}
    steps = {int(place): {"text": told} for place, told in about.items()}
    return cast(Complaints, goal | ({"steps": steps} if steps else {}))
