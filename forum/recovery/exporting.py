"""The diary of one member, opened for the member, and what their stories have beside the posts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from forum.core.db import db
from forum.core.i18n import Text, _
from forum.core.sections import Row, Section, in_batches
from forum.recovery import exporting_tried
from forum.recovery.checkins import CheckIn, from_text
from forum.recovery.models import (
    DiaryActivity,
    DiaryEntry,
    DiaryRevision,
    Snapshot,
    Story,
    StoryStep,
)
from forum.recovery.scales import MEASURES
from forum.recovery.shared import AUDIENCES, shared_from_text
from forum.threads.owners import threads_of

CHECK_IN: Mapping[str, Text] = {
    "day": _("Dag"),
    **{measure.name: measure.label for measure in MEASURES.values()},
    "activities": _("Wat lukte"),
    "flare_up": _("Opvlamming"),
    "flare_note": _("Wat eraan voorafging"),
    "note": _("Notitie"),
    "version": _("Versie"),
    "saved_at": _("Bewaard"),
}
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
ACTIVITY = {
    "name": _("Wat je weer wilt kunnen"),
    "scale_id": _("Schaal"),
    "begun_at": _("Begonnen"),
    "ended_at": _("Gestopt"),
}


def export(member_id: int) -> Sequence[Section]:
    """Also while its consent is taken back: until it is erased it is the member's to take along."""
    mine = DiaryActivity.member_id == member_id
    own = select(DiaryActivity.name, DiaryActivity.scale_id)
    own = own.add_columns(DiaryActivity.begun_at, DiaryActivity.ended_at).where(mine)
    now, before = _entries(member_id), _revisions(member_id)
    return [
        Section("diary_activities", _("Wat je volgt"), ACTIVITY, in_batches(own, DiaryActivity.id)),
        Section("diary", _("Je hersteldagboek"), CHECK_IN, _opened(member_id, now), is_long=True),
        Section(
            "diary_revisions",
            _("Wat er eerder in je hersteldagboek stond"),
            CHECK_IN,
            _opened(member_id, before, DiaryRevision.version),
        ),
        _snapshots(member_id),
        *_stories(member_id),
    ]


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
    done = [f"{names[one.activity_id]} {one.score}" for one in told.activities]
    scores = [f"{MEASURES[name].label} {score}" for name, score in told.scores.items()]
    return ", ".join([*done, *scores, *filter(None, (told.flare_note, told.note))])


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
        *exporting_tried.export(member_id),
    ]


def _entries(member_id: int) -> Select[*tuple[Any, ...]]:
    columns = (DiaryEntry.day, DiaryEntry.content, DiaryEntry.version, DiaryEntry.saved_at)
    return select(*columns).where(DiaryEntry.member_id == member_id)


def _revisions(member_id: int) -> Select[*tuple[Any, ...]]:
    columns = (DiaryRevision.content, DiaryRevision.version, DiaryRevision.saved_at)
    return (
        select(DiaryEntry.day, *columns)
        .join(DiaryEntry, DiaryEntry.id == DiaryRevision.entry_id)
        .where(DiaryEntry.member_id == member_id)
    )


def _opened(
    member_id: int, query: Select[*tuple[Any, ...]], *keys: Any
) -> Callable[[], Iterator[Row]]:
    found = in_batches(query, DiaryEntry.day, *keys)

    def rows() -> Iterator[Row]:
        names = _names(member_id)
        for row in found():
            told = from_text(row["content"])
            done = (f"{names[one.activity_id]}: {one.score}" for one in told.activities)
            yield {
                **row,
                "day": row["day"].isoformat(),
                **{name: told.scores.get(name) for name in MEASURES},
                "activities": ", ".join(done),
                "flare_up": told.flare_up,
                "flare_note": told.flare_note,
                "note": told.note,
            }

    return rows


def _names(member_id: int) -> Mapping[int, str]:
    query = select(DiaryActivity.id, DiaryActivity.name)
    rows = db.session.execute(query.where(DiaryActivity.member_id == member_id))
    return {row.id: row.name for row in rows}
