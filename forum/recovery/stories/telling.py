"""The goal and the steps of a recovery thread, and saying that its story is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, delete, select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.recovery.models import Snapshot, Story, StoryStep
from forum.recovery.stories.policy import may_complete, may_tell
from forum.recovery.stories.steps import get_story
from forum.recovery.stories.views import StoryView
from forum.threads.models import Post
from forum.threads.policy import text_readable
from forum.threads.queries import get_thread


@dataclass(frozen=True)
class Step:
    text: str
    done_on: date | None = None


def set_steps(
    viewer: Viewer,
    thread_id: int,
    *,
    goal: str,
    steps: Sequence[Step],
    version: int | None = None,
) -> StoryView:
    """The whole of it, in this order. The same once more changes nothing. Raises Stale when
    `version` is not the one that stands there now, and Conflict where the first post is gone."""
    require(may_tell(viewer, get_thread(viewer, thread_id), clock.now()))
    story = _held_story(viewer, thread_id)
    if version not in (None, story.version):
        told = _("Doel en stappen zijn intussen in een ander venster veranderd.")
        raise Stale(told, version=story.version)
    if (goal, list(steps)) != (story.goal, _kept(thread_id)):
        story.goal, story.version = goal, story.version + 1
        _replace(thread_id, steps)
    return get_story(viewer, thread_id)


def set_completed(viewer: Viewer, thread_id: int, *, completed: bool) -> StoryView:
    """Twice is once: the first time counts. Raises Conflict where the first post is gone."""
    require(may_complete(viewer, get_thread(viewer, thread_id), clock.now()))
    story = _held_story(viewer, thread_id)
    story.completed_at = (story.completed_at or clock.now()) if completed else None
    db.session.flush()
    return get_story(viewer, thread_id)


def forget_story(post_id: int) -> None:
    """With a first post that was just deleted goes what stood beside it."""
    threads = select(Post.thread_id).where(Post.id == post_id, Post.number == 1)
    lose_stories(db.session.scalars(threads).all())


def lose_stories(thread_ids: Sequence[int]) -> None:
    for table in (Snapshot, StoryStep, Story):
        gone = delete(table).where(table.thread_id.in_(thread_ids))
        db.session.execute(gone, execution_options={"synchronize_session": False})


def hold_first_post(thread_id: int) -> None:
    """So that nothing is put beside it while it goes. Raises Conflict where it is gone."""
    _check_there(_first_post(thread_id).with_for_update())


def check_first_post(thread_id: int) -> None:
    """As holding it does, for who only looks."""
    _check_there(_first_post(thread_id))


def _first_post(thread_id: int) -> Select[int]:
    first = Post.thread_id == thread_id, Post.number == 1
    return select(Post.id).where(*first, text_readable())


def _check_there(first: Select[int]) -> None:
    if db.session.scalar(first) is None:
        told = _("Het eerste bericht van dit herstelverhaal is verwijderd.")
        raise Conflict(told, code="gone")


def _held_story(viewer: Viewer, thread_id: int) -> Story:
    """For changing, one at a time: by who started the thread, and nobody else."""
    get_held(viewer.member_id)
    hold_first_post(thread_id)
    query = select(Story).where(Story.thread_id == thread_id)
    found = db.session.scalar(query, execution_options={"populate_existing": True})
    if found is None:
        found = Story(thread_id=thread_id, goal="", version=0)
        db.session.add(found)
        db.session.flush()
    return found


def _kept(thread_id: int) -> list[Step]:
    query = select(StoryStep.text, StoryStep.done_on).where(StoryStep.thread_id == thread_id)
    rows = db.session.execute(query.order_by(StoryStep.position))
    return [Step(row.text, row.done_on) for row in rows]


def _replace(thread_id: int, steps: Sequence[Step]) -> None:
    db.session.execute(delete(StoryStep).where(StoryStep.thread_id == thread_id))
    db.session.add_all(
        StoryStep(thread_id=thread_id, position=at, text=step.text, done_on=step.done_on)
        for at, step in enumerate(steps, start=1)
    )
    db.session.flush()
