"""The diaries behind what is shared: which of their days are read for it, and what of those is
shown. Whoever asks has chosen the snapshots that their viewer may see."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, Select, cast, func, literal, null, or_, select, union_all

from forum.core.db import alias
from forum.recovery.checkins import CheckIn, from_text
from forum.recovery.models import DiaryActivity, DiaryEntry, Snapshot
from forum.recovery.stories.policy import MOST_SHARED
from forum.recovery.stories.shared import Audience, Shared, shared, shared_from_text
from forum.recovery.stories.views import SnapshotView

Found = Sequence[SnapshotView]
_entry = alias(DiaryEntry)
LINE, DAY, NAME = "line", "day", "name"
FACTS = ("thread_id", "audience", "keeps_sharing", "shared_at", "mine", "diary")
NOTHING = (
    cast(null(), DiaryEntry.day.type).label("day"),
    cast(null(), DiaryActivity.id.type).label("number"),
)


def with_diaries(shown: Select[*tuple[Any, ...]]) -> Any:
    """And of those that keep sharing the latest check-ins and the activities, as they are now:
    each once, however many show it. Whose diary it is stays in the database; `diary` is the number
    of the first of these snapshots that come from one."""
    first = func.min(Snapshot.id).over(partition_by=Snapshot.member_id)
    more = _first_of_latest().label("oldest"), first.label("diary")
    found = shown.add_columns(*more).cte("shown_snapshots")
    facts = [found.c[name] for name in FACTS]
    lines = select(literal(LINE).label("part"), found.c.id, *facts, found.c.content, *NOTHING)
    return union_all(lines, *_of_diaries(found))


def _of_diaries(found: CTE) -> Iterator[Any]:
    owners = (
        select(
            found.c.member_id,
            found.c.diary,
            found.c.oldest,
            func.min(found.c.begins_on).label("begins_on"),
        )
        .where(found.c.keeps_sharing)
        .group_by(found.c.member_id, found.c.diary, found.c.oldest)
        .cte("shown_diaries")
    )
    empty = [cast(null(), found.c[name].type).label(name) for name in ("id", *FACTS[:-1])]
    head = *empty, owners.c.diary
    days = select(literal(DAY), *head, DiaryEntry.content, DiaryEntry.day, NOTHING[1])
    days = days.join(DiaryEntry, DiaryEntry.member_id == owners.c.member_id)
    days = days.where(DiaryEntry.day >= owners.c.begins_on)
    yield days.where(or_(owners.c.oldest.is_(None), DiaryEntry.day >= owners.c.oldest))
    names = select(literal(NAME), *head, DiaryActivity.name, NOTHING[0], DiaryActivity.id)
    yield names.join(DiaryActivity, DiaryActivity.member_id == owners.c.member_id)


def _first_of_latest() -> Any:
    """The day of the first of as many check-ins as one snapshot shows; none of a shorter diary."""
    days = select(_entry.day).where(_entry.member_id == Snapshot.member_id).correlate(Snapshot)
    return days.order_by(_entry.day.desc()).offset(MOST_SHARED - 1).limit(1).scalar_subquery()


def show_all(rows: Sequence[Any]) -> Found:
    days: dict[int, list[tuple[date, CheckIn]]] = defaultdict(list)
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        if row.part == DAY:
            days[row.diary].append((row.day, from_text(row.content)))
        elif row.part == NAME:
            names[row.diary][row.number] = row.content
    for told in days.values():
        told.sort(key=lambda one: one[0])
    lines = sorted((row for row in rows if row.part == LINE), key=lambda row: row.id)
    return [show(row, _now(row, days[row.diary], names[row.diary])) for row in lines]


def _now(row: Any, days: list[tuple[date, CheckIn]], names: Mapping[int, str]) -> Shared:
    """As it was kept, or as the diary is now."""
    kept = shared_from_text(row.content)
    return shared(kept.choice, days, names) if row.keeps_sharing else kept


def show(row: Any, found: Shared) -> SnapshotView:
    return SnapshotView(
        id=row.id,
        thread_id=row.thread_id,
        audience=Audience(row.audience),
        keeps_sharing=row.keeps_sharing,
        shared=found,
        shared_at=row.shared_at,
        mine=bool(row.mine),
    )
