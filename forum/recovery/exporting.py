"""The diary of one member, opened for the member, and what is kept beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from forum.core.db import db
from forum.core.i18n import Text, _
from forum.core.sections import Row, Section, in_batches
from forum.recovery import exporting_tried
from forum.recovery.checkins import from_text
from forum.recovery.models import (
    DiaryActivity,
    DiaryEntry,
    DiaryRevision,
)
from forum.recovery.scales import MEASURES
from forum.recovery.stories import exporting as stories

CHECK_IN: Mapping[str, Text] = {
    "day": _("Dag"),
    **{measure.name: measure.label for measure in MEASURES.values()},
    "activities": _("Wat lukte, op welke schaal"),
    "flare_up": _("Opvlamming"),
    "flare_note": _("Wat eraan voorafging"),
    "note": _("Notitie"),
    "version": _("Versie"),
    "saved_at": _("Bewaard"),
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
        *stories.export(member_id),
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
            done = (f"{names[one.activity_id]}: {one.said}" for one in told.activities)
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
