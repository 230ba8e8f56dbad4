"""Reading the goal and the steps of a recovery thread: they follow its first post."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.questions import Question
from forum.recovery.models import Story, StoryStep
from forum.recovery.stories.policy import beside_first_post
from forum.recovery.stories.views import NO_STORY, StepView, StoryView
from forum.threads.models import Post, Thread, Voice


def ask_story(viewer: Viewer, thread_id: int) -> Question[StoryView]:
    query = (
        select(
            Story.goal,
            Story.version,
            Story.completed_at,
            StoryStep.position,
            StoryStep.text,
            StoryStep.done_on,
        )
        .select_from(Story)
        .join(Thread, Thread.id == Story.thread_id)
        .join(Post, Post.thread_id == Thread.id)
        .join(Voice, Voice.id == Post.voice_id)
        .join(Member, Member.id == Voice.member_id)
        .outerjoin(StoryStep, StoryStep.thread_id == Story.thread_id)
        .where(Story.thread_id == thread_id, beside_first_post(viewer))
    )
    return Question(query, _show)


def get_story(viewer: Viewer, thread_id: int) -> StoryView:
    """Without anything in it where nothing is kept, or where the viewer may not read it."""
    return ask_story(viewer, thread_id).ask()


def _show(rows: Sequence[Any]) -> StoryView:
    if not rows:
        return NO_STORY
    row = rows[0]
    steps = sorted((one for one in rows if one.position), key=lambda one: one.position)
    return StoryView(
        goal=row.goal,
        steps=[StepView(one.position, one.text, one.done_on) for one in steps],
        version=row.version,
        completed_at=row.completed_at,
    )
