"""What a member tells and shares beside the posts of their stories, opened for the member."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Row, Section, in_batches
from forum.recovery.checkins import CheckIn
from forum.recovery.models import Snapshot, Story, StoryStep
from forum.recovery.scales import MEASURES
from forum.recovery.stories.shared import AUDIENCES, shared_from_text
from forum.threads.owners import threads_of

SNAPSHOT = {
    "thread_id": _("In gesprek nummer"),
    "audience": _("Voor wie"),
    "keeps_sharing": _("Blijf delen"),
    "from": _("Vanaf"),
    "to": _("Tot en met"),
    "measures": _("Wat je deelt"),
    "notes": _("Met notities"),
    "told": _("Wat er staat"),
    "shared_at": _("Gedeeld"),
}
STORY = {
    "thread_id": _("In gesprek nummer"),
    "goal": _("Doel"),
    "completed_at": _("Afgerond"),
}
STEP = {
    "thread_id": _("In gesprek nummer"),
    "position": _("Plek"),
    "text": _("Stap"),
    "done_on": _("Gelukt op"),
}


def export(member_id: int) -> Sequence[Section]:
    return [_snapshots(member_id), *_stories(member_id)]


def _snapshots(member_id: int) -> Section:
    names = ("thread_id", "audience", "keeps_sharing", "content", "shared_at")
    query = select(*(getattr(Snapshot, name) for name in names))
    found = in_batches(query.where(Snapshot.member_id == member_id), Snapshot.id)

    def rows() -> Iterator[Row]:
        for row in found():
            yield {**row, **_of_snapshot(row["content"])}

    words = {"audience": {audience.value: name for audience, name in AUDIENCES.items()}}
    return Section("snapshots", _("Wat je uit je dagboek deelt"), SNAPSHOT, rows, words)


def _of_snapshot(content: str) -> Row:
    kept = shared_from_text(content)
    choice = kept.choice
    return {
        "from": choice.first.isoformat(),
        "to": choice.last and choice.last.isoformat(),
        "measures": ", ".join(sorted(choice.measures)),
        "notes": choice.notes,
        "told": "\n".join(f"{day}: {_said(told, kept.names)}" for day, told in kept.days),
    }


def _said(told: CheckIn, names: Mapping[int, str]) -> str:
    done = [f"{names[one.activity_id]}: {one.said}" for one in told.activities]
    scores = [f"{MEASURES[name].label} {score}" for name, score in told.scores.items()]
    flared = [str(_("Opvlamming"))] if told.flare_up else []
    return ", ".join([*done, *scores, *flared, *filter(None, (told.flare_note, told.note))])


def _stories(member_id: int) -> Sequence[Section]:
    goals = select(Story.thread_id, Story.goal, Story.completed_at)
    goals = goals.where(Story.thread_id.in_(threads_of(member_id)))
    steps = select(StoryStep.thread_id, StoryStep.position, StoryStep.text, StoryStep.done_on)
    steps = steps.where(StoryStep.thread_id.in_(threads_of(member_id)))
    found = in_batches(steps, StoryStep.thread_id, StoryStep.position)

    def rows() -> Iterator[Row]:
        for row in found():
            yield {**row, "done_on": row["done_on"] and row["done_on"].isoformat()}

    return [
        Section("stories", _("Je doelen"), STORY, in_batches(goals, Story.id)),
        Section("story_steps", _("Je stappen"), STEP, rows),
    ]
