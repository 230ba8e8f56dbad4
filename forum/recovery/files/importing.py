"""Taking in the check-ins of a file: all at once, and none twice.

What takes long, which is holding it against the diary and sealing it, is done before the diary is
held: meanwhile others write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock, vault
from forum.core.i18n import Text, _, number
from forum.core.permission import require
from forum.recovery.checkins import ActivityScore, CheckIn, Told, from_text, to_text
from forum.recovery.files.kept import (
    Kept,
    Seen,
    add,
    change,
    count_entries,
    entries_between,
    latest_activity,
    look,
    seen_of,
)
from forum.recovery.files.lines import Complaint, Line, Lines, Taken, WrongLines
from forum.recovery.files.register import Register, renumbered
from forum.recovery.policy import MOST_ENTRIES, may_keep_diary
from forum.recovery.queries import has_consent
from forum.recovery.service.activities import own_activities

NOTHING = _("Vul ten minste één ding in. Eén zin bij de notitie is al genoeg.")
ALREADY = _("Op deze dag heb je al een andere check-in.")
FULL = _("Er passen niet zoveel verschillende activiteiten in een dagboek.")
TOO_LONG = _("Er passen hoogstens %(most)s check-ins in een dagboek.", most=number(MOST_ENTRIES))


@dataclass(frozen=True)
class Prepared:
    """What there is to write: by day what it will say, and what it says now. `sealed` is right for
    `numbers`, the ones that new activities will have if nobody else adds any before; `seen` is what
    all this was held against."""

    viewer: Viewer
    register: Register
    told: Mapping[date, CheckIn]
    kept: Mapping[date, Kept]
    unchanged: int
    skipped: Sequence[Complaint]
    seen: Seen
    numbers: Mapping[int, int] = field(default_factory=dict)
    sealed: Mapping[date, str] = field(default_factory=dict)

    @property
    def notes(self) -> str:
        """All that it tells in words, with the names of activities that are new, as one text."""
        names = (self.register.names[number][0] for number in self.register.taken)
        notes = (f"{one.flare_note}\n{one.note}" for one in self.told.values())
        return "\n".join((*notes, *names))


@dataclass
class _Weighed:
    """What the lines of a file come to. `room` is for how many days more the diary has room."""

    register: Register
    room: int
    wrong: list[Complaint]
    told: dict[date, CheckIn] = field(default_factory=dict)
    unchanged: int = 0


def hold_diary(viewer: Viewer) -> None:
    """Until the end of the transaction. Raises Refused for who may not keep one."""
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))


def prepare_import(viewer: Viewer, lines: Lines, *, skip: bool, replaces: bool) -> Prepared:
    """Hold the lines of a file against the diary. What it has no column for stays as it is, and a
    day that says something else is wrong unless it `replaces` that. Raises WrongLines for lines
    that cannot be taken, unless to `skip` those."""
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    kept = entries_between(viewer, lines.lines)
    own, count = own_activities(viewer), count_entries(viewer)
    found = _Weighed(Register(own), MOST_ENTRIES - count, list(lines.complaints))
    for line in lines.lines:
        before = from_text(kept[line.day].content) if line.day in kept else None
        check_in = _completed(_check_in(line.told, found.register), before, lines)
        _weigh(found, line, check_in, before, replaces=replaces)
    if found.wrong and not skip:
        raise WrongLines(found.wrong)
    skipped = sorted(found.wrong, key=lambda one: one.line)
    seen = seen_of(count, kept.values(), own)
    return Prepared(viewer, found.register, found.told, kept, found.unchanged, skipped, seen)


def seal_import(prepared: Prepared) -> Prepared:
    """The same, quicker to keep."""
    numbers = prepared.register.expected(prepared.told, latest_activity())
    return replace(prepared, numbers=numbers, sealed=_sealed(prepared.told, numbers))


def is_still_so(prepared: Prepared, lines: Lines) -> bool:
    """Whether the diary, held now, is what this was held against."""
    return look(prepared.viewer, lines.lines) == prepared.seen


def keep_import(prepared: Prepared) -> Taken:
    """Write what was prepared of a diary that is held. What a day said before stays in its
    history."""
    numbers = prepared.register.keep(prepared.viewer.member_id, prepared.told)
    is_sealed = len(prepared.sealed) == len(prepared.told) and numbers == prepared.numbers
    content = prepared.sealed if is_sealed else _sealed(prepared.told, numbers)
    replaced = [day for day in content if day in prepared.kept]
    change([prepared.kept[day] for day in replaced], content)
    add(prepared.viewer.member_id, {day: content[day] for day in content.keys() - replaced})
    return Taken(
        kept=len(content) - len(replaced),
        replaced=len(replaced),
        unchanged=prepared.unchanged,
        skipped=prepared.skipped,
    )


def _sealed(told: Mapping[date, CheckIn], numbers: Mapping[int, int]) -> Mapping[date, str]:
    return {
        day: vault.closed(to_text(replace(one, activities=renumbered(one, numbers))))
        for day, one in told.items()
    }


def _weigh(
    found: _Weighed, line: Line, check_in: CheckIn, before: CheckIn | None, *, replaces: bool
) -> None:
    if check_in == before:
        found.unchanged += 1
    elif before is None and found.room <= 0:
        found.wrong.append(Complaint(line.number, "", TOO_LONG))
    elif complaint := _complaint(check_in, before, found.register, replaces=replaces):
        found.wrong.append(Complaint(line.number, *complaint))
    else:
        found.told[line.day] = check_in
        found.room -= before is None


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
