"""Keeping, changing and deleting check-ins."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import Text, _, date_of
from forum.core.permission import require
from forum.recovery.checkins import ActivityScore, CheckIn, Told, from_text, to_text
from forum.recovery.models import DiaryEntry, DiaryRevision
from forum.recovery.policy import (
    check_day,
    check_new_day,
    may_empty_diary,
    may_keep_diary,
    visible_to,
)
from forum.recovery.queries import get_entry, has_consent
from forum.recovery.service.activities import numbers_of
from forum.recovery.views import EntryView

NONE_YET = 0  # the version of a check-in that is not there


@dataclass(frozen=True)
class Kept:
    entry: EntryView
    is_new: bool


def save_entry(viewer: Viewer, day: date, told: Told, *, version: int | None = None) -> Kept:
    """The check-in of that day, as it is now kept. What it said before stays in its history.

    With `version`, the one that was read, only over that very one; NONE_YET is only where there is
    none. Saying the same twice changes nothing, whatever was read. Raises Conflict where there is
    another already, Stale where another window changed it, and Invalid for a day that cannot be,
    for nothing told, and for more activities than can be followed.
    """
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    check_day(day)
    found = db.session.scalar(select(DiaryEntry).where(visible_to(viewer), DiaryEntry.day == day))
    if found is None:
        _check_seen(found, version)
        check_new_day(day)
    content = to_text(check_in_of(viewer, told))
    if found is None:
        _add(viewer.member_id, day, content)
    elif from_text(found.content) != from_text(content):
        _check_seen(found, version)
        _change(found, content)
    db.session.flush()
    return Kept(get_entry(viewer, day), is_new=found is None)


def check_in_of(viewer: Viewer, told: Told) -> CheckIn:
    """For an act that holds the member. Raises Invalid for nothing told, and as `numbers_of`."""
    numbers = numbers_of(viewer, [(one.name, one.scale_id) for one in told.activities])
    scores = {
        number: ActivityScore(number, one.score, one.scale_id)
        for number, one in zip(numbers, told.activities, strict=True)
    }
    if len(scores) < len(told.activities):
        _refuse("activities", _("Dezelfde activiteit staat er twee keer."))
    check_in = CheckIn(
        dict(told.scores), tuple(scores.values()), told.flare_up, told.flare_note, told.note
    )
    if check_in.is_empty:
        _refuse("note", _("Vul ten minste één ding in. Eén zin bij de notitie is al genoeg."))
    return check_in


def delete_entry(viewer: Viewer, day: date, *, version: int | None = None) -> None:
    """With its history. What is gone already is gone. Raises Stale."""
    require(may_empty_diary(viewer))
    get_held(viewer.member_id)
    found = db.session.scalar(select(DiaryEntry).where(visible_to(viewer), DiaryEntry.day == day))
    if found is None:
        return
    _check_seen(found, version)
    db.session.execute(delete(DiaryRevision).where(DiaryRevision.entry_id == found.id))
    db.session.delete(found)


def _add(member_id: int, day: date, content: str) -> None:
    now = clock.now()
    db.session.add(DiaryEntry(member_id=member_id, day=day, content=content, saved_at=now))


def _change(found: DiaryEntry, content: str) -> None:
    before = {"content": found.content, "version": found.version, "saved_at": found.saved_at}
    db.session.add(DiaryRevision(entry_id=found.id, **before))
    found.content, found.version, found.saved_at = content, found.version + 1, clock.now()


def _check_seen(found: DiaryEntry | None, version: int | None) -> None:
    if found and version == NONE_YET:
        wrong = _(
            "Op %(day)s heb je al een check-in. Die kun je aanpassen.", day=date_of(found.day)
        )
        raise Conflict(wrong, code="exists", errors={"day": [wrong]})
    if version and (found is None or found.version != version):
        told = _("Deze check-in is intussen in een ander venster veranderd.")
        raise Stale(told, version=found.version if found else None)


def _refuse(field: str, wrong: Text) -> None:
    raise Invalid(wrong, errors={field: [wrong]})
