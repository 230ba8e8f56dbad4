"""Taking in the check-ins of a file: all at once, and none twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.i18n import Text, _, number
from forum.core.permission import require
from forum.recovery.checkins import ActivityScore, CheckIn, Told, from_text, to_text
from forum.recovery.lines import Complaint, Line, Lines, Taken, WrongLines
from forum.recovery.models import DiaryEntry, DiaryRevision
from forum.recovery.policy import MOST_ENTRIES, may_keep_diary, visible_to
from forum.recovery.queries import has_consent
from forum.recovery.service.activities import own_activities
from forum.recovery.service.register import Register, renumbered

NOTHING = _("Vul ten minste één ding in. Eén zin bij de notitie is al genoeg.")
ALREADY = _("Op deze dag heb je al een andere check-in.")
FULL = _("Er passen niet zoveel verschillende activiteiten in een dagboek.")
TOO_LONG = _("Er passen hoogstens %(most)s check-ins in een dagboek.", most=number(MOST_ENTRIES))

Kept = Any  # a row of what a day says now, or None


@dataclass(frozen=True)
class Prepared:
    """What there is to write: by day what it will say, and what it says now."""

    viewer: Viewer
    register: Register
    told: Mapping[date, CheckIn]
    kept: Mapping[date, Kept]
    unchanged: int
    skipped: Sequence[Complaint]

    @property
    def notes(self) -> str:
        """All that it tells in words, as one text."""
        return "\n".join(f"{one.flare_note}\n{one.note}" for one in self.told.values())


def prepare_import(viewer: Viewer, lines: Lines, *, skip: bool, replaces: bool) -> Prepared:
    """Hold the lines of a file against the diary. Nothing is written yet.

    A day that says the same already is passed over; one that says something else is wrong, unless
    it `replaces` that. What the file has no column for stays as it is. Raises WrongLines for any
    line that cannot be taken, unless to `skip` those.
    """
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    kept, register = _kept(viewer, lines.lines), Register(own_activities(viewer))
    told: dict[date, CheckIn] = {}
    wrong, unchanged, room = list(lines.complaints), 0, MOST_ENTRIES - _count(viewer)
    for line in lines.lines:
        before = from_text(kept[line.day].content) if line.day in kept else None
        check_in = _completed(_check_in(line.told, register), before, lines)
        if check_in == before:
            unchanged += 1
        elif before is None and room <= 0:
            wrong.append(Complaint(line.number, "", TOO_LONG))
        elif complaint := _complaint(check_in, before, register, replaces=replaces):
            wrong.append(Complaint(line.number, *complaint))
        else:
            told[line.day] = check_in
            room -= before is None
    if wrong and not skip:
        raise WrongLines(wrong)
    return Prepared(
        viewer, register, told, kept, unchanged, skipped=sorted(wrong, key=lambda one: one.line)
    )


def keep_import(prepared: Prepared) -> Taken:
    """Write what was prepared, in the same transaction. What a day said before stays in its
    history."""
    numbers = prepared.register.keep(prepared.viewer.member_id, prepared.told)
    content = {
        day: to_text(replace(told, activities=renumbered(told, numbers)))
        for day, told in prepared.told.items()
    }
    replaced = [day for day in content if day in prepared.kept]
    _change([prepared.kept[day] for day in replaced], content)
    _add(prepared.viewer.member_id, {day: content[day] for day in content.keys() - replaced})
    return Taken(
        kept=len(content) - len(replaced),
        replaced=len(replaced),
        unchanged=prepared.unchanged,
        skipped=prepared.skipped,
    )


def _count(viewer: Viewer) -> int:
    """How long the diary is, of which no more than fits is read at every look back."""
    return db.session.scalar(select(func.count(DiaryEntry.id)).where(visible_to(viewer))) or 0


def _kept(viewer: Viewer, lines: Sequence[Line]) -> Mapping[date, Kept]:
    days = [line.day for line in lines]
    if not days:
        return {}
    query = select(
        DiaryEntry.id, DiaryEntry.day, DiaryEntry.content, DiaryEntry.version, DiaryEntry.saved_at
    ).where(visible_to(viewer), DiaryEntry.day.between(min(days), max(days)))
    return {row.day: row for row in db.session.execute(query)}


def _check_in(told: Told, register: Register) -> CheckIn:
    scores = tuple(
        ActivityScore(register.number_of(one.name, one.scale_id), one.score, one.scale_id)
        for one in told.activities
    )
    return CheckIn(told.scores, scores, told.flare_up, told.flare_note, told.note)


def _completed(found: CheckIn, before: CheckIn | None, lines: Lines) -> CheckIn:
    """With what the file has no column for."""
    if before is None:
        return found
    words = ("activities", "flare_up", "flare_note", "note")
    left = {name: getattr(before, name) for name in words if name not in lines.told}
    scores = {name: score for name, score in before.scores.items() if name not in lines.told}
    return replace(found, scores=scores | dict(found.scores), **left)


def _complaint(
    found: CheckIn, before: CheckIn | None, register: Register, *, replaces: bool
) -> tuple[str, Text] | None:
    if found.is_empty:
        return "", NOTHING
    if before and not replaces:
        return "day", ALREADY
    if not register.take(found):
        return "", FULL
    return None


def _add(member_id: int, content: Mapping[date, str]) -> None:
    now = clock.now()
    rows = [
        {"member_id": member_id, "day": day, "content": text, "saved_at": now}
        for day, text in sorted(content.items())
    ]
    if rows:
        db.session.execute(insert(DiaryEntry), rows)


def _change(rows: Sequence[Kept], content: Mapping[date, str]) -> None:
    if not rows:
        return
    before = [{"entry_id": row.id} | {name: getattr(row, name) for name in _PAST} for row in rows]
    db.session.execute(insert(DiaryRevision), before)
    now = clock.now()
    after = [
        {"id": row.id, "content": content[row.day], "version": row.version + 1, "saved_at": now}
        for row in rows
    ]
    db.session.execute(update(DiaryEntry), after)


_PAST = ("content", "version", "saved_at")
