"""What a diary says of the days of a file: read, and written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.recovery.files.lines import Line
from forum.recovery.models import DiaryActivity, DiaryEntry, DiaryRevision
from forum.recovery.policy import visible_to
from forum.recovery.service.activities import own_activities

Kept = Any  # a row of what a day says now
WHICH = (DiaryEntry.id, DiaryEntry.day, DiaryEntry.version, DiaryEntry.saved_at)


@dataclass(frozen=True)
class Seen:
    """A diary, without what is in it: how long it is, which versions its days have between those
    of a file, and which activities."""

    count: int
    days: frozenset[tuple[Any, ...]]
    activities: frozenset[tuple[int, bool]]


def seen_of(count: int, kept: Iterable[Kept], own: Iterable[DiaryActivity]) -> Seen:
    days = frozenset(tuple(getattr(row, one.key) for one in WHICH) for row in kept)
    return Seen(count, days, frozenset((one.id, one.ended_at is None) for one in own))


def look(viewer: Viewer, lines: Sequence[Line]) -> Seen:
    found = db.session.execute(_between(viewer, lines, *WHICH)) if lines else ()
    return seen_of(count_entries(viewer), found, own_activities(viewer))


def count_entries(viewer: Viewer) -> int:
    """How long the diary is, of which no more than fits is read at every look back."""
    return db.session.scalar(select(func.count(DiaryEntry.id)).where(visible_to(viewer))) or 0


def entries_between(viewer: Viewer, lines: Sequence[Line]) -> Mapping[date, Kept]:
    if not lines:
        return {}
    query = _between(viewer, lines, *WHICH, DiaryEntry.content)
    return {row.day: row for row in db.session.execute(query)}


def latest_activity() -> int:
    """The number that was given last, in any diary."""
    return db.session.scalar(select(func.max(DiaryActivity.id))) or 0


def add(member_id: int, content: Mapping[date, str]) -> None:
    now = clock.now()
    rows = [
        {"member_id": member_id, "day": day, "content": text, "saved_at": now}
        for day, text in sorted(content.items())
    ]
    if rows:
        db.session.execute(insert(DiaryEntry), rows)


def change(rows: Sequence[Kept], content: Mapping[date, str]) -> None:
    """What it said goes into its history."""
    if not rows:
        return
    _keep_past([row.id for row in rows])
    now = clock.now()
    after = [
        {"id": row.id, "content": content[row.day], "version": row.version + 1, "saved_at": now}
        for row in rows
    ]
    db.session.execute(update(DiaryEntry), after)


def _keep_past(entry_ids: Sequence[int]) -> None:
    """As it stands there, sealed."""
    past = (DiaryEntry.id, DiaryEntry.version, DiaryEntry.content, DiaryEntry.saved_at)
    before = select(*past).where(DiaryEntry.id.in_(entry_ids))
    columns = ["entry_id", "version", "content", "saved_at"]
    db.session.execute(insert(DiaryRevision).from_select(columns, before))


def _between(
    viewer: Viewer, lines: Sequence[Line], *columns: InstrumentedAttribute[Any]
) -> Select[*tuple[Any, ...]]:
    days = [line.day for line in lines]
    return select(*columns).where(visible_to(viewer), DiaryEntry.day.between(min(days), max(days)))
