"""What happened in a recovery story, in the order of its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forum.core.days import day_of
from forum.core.i18n import Text, _
from forum.recovery.stories.opening import Found
from forum.recovery.stories.shared import AUDIENCES
from forum.recovery.stories.views import StoryView
from forum.threads.views import ThreadView


@dataclass(frozen=True)
class Milestone:
    """`kind` is begun, step, shared or completed; what a step is called are its writer's words."""

    day: date
    kind: str
    text: str | Text


def milestones(
    thread: ThreadView, story: StoryView | None, snapshots: Found | None
) -> Sequence[Milestone]:
    """None at all where there is nothing but the beginning."""
    found = [*_steps(story), *_shared(snapshots), *_completed(story)]
    begun = Milestone(day_of(thread.created_at), "begun", _("Begonnen"))
    order = ("begun", "step", "shared", "completed")
    found.sort(key=lambda one: (one.day, order.index(one.kind)))
    return [begun, *found] if found else []


def _steps(story: StoryView | None) -> list[Milestone]:
    done = ((step.done_on, step.text) for step in story.steps) if story else ()
    return [Milestone(day, "step", text) for day, text in done if day]


def _shared(snapshots: Found | None) -> list[Milestone]:
    return [
        Milestone(day_of(one.shared_at), "shared", AUDIENCES[one.audience])
        for one in snapshots or ()
    ]


def _completed(story: StoryView | None) -> list[Milestone]:
    if story is None or story.completed_at is None:
        return []
    return [Milestone(day_of(story.completed_at), "completed", _("Afgerond"))]
