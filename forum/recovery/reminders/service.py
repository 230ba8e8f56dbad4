"""The weekly letter: asked for, paused, stopped, and due."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select, update

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.days import is_morning, this_day
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.recovery.models import DiaryReminder
from forum.recovery.policy import may_empty_diary, may_keep_diary
from forum.recovery.queries import has_consent
from forum.recovery.reminders.events import ReminderDue
from forum.recovery.reminders.queries import wishes_of
from forum.recovery.reminders.wishes import LONGEST_PAUSE, Kind, letter_for

BATCH = 100


def set_reminders(viewer: Viewer, *, weekday: int, paused_until: date | None = None) -> None:
    """From the next such day on, and also for whom it had become silent. Raises Invalid for a
    pause that is over already, or longer than a year."""
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    if paused_until and not this_day() < paused_until <= this_day() + LONGEST_PAUSE:
        wrong = _("Kies een dag na vandaag, hoogstens een jaar vooruit.")
        raise Invalid(wrong, errors={"paused_until": [wrong]})
    found = _find(viewer.member_id) or _begin(viewer.member_id)
    if found.weekday != weekday:
        found.weekday, found.looked_on = weekday, this_day()
    found.paused_until, found.wanted_since = paused_until, this_day()
    found.silent_since = None
    db.session.add(found)
    db.session.flush()


def remind_from(viewer: Viewer, day: date) -> None:
    """For an act that holds the member: each week on the weekday of this one. Who is reminded
    already keeps their own day."""
    found = _find(viewer.member_id)
    if found is None:
        found = _begin(viewer.member_id)
        found.weekday = day.isoweekday()
        db.session.add(found)
    elif found.silent_since:
        found.silent_since, found.wanted_since = None, this_day()


def stop_reminders(viewer: Viewer) -> None:
    """Stopping twice is stopped."""
    require(may_empty_diary(viewer))
    get_held(viewer.member_id)
    _stop(viewer.member_id)


def stop_by_letter(member_id: int) -> None:
    """For whoever has a letter of this member, logged in or not."""
    _stop(member_id)


def remind_some() -> int:
    """Decide about some whose weekday it is and who were not decided about today: what goes out is
    written down in this same transaction. Returns how many, and 0 outside the morning."""
    if not is_morning():
        return 0
    today = this_day()
    claimed = _claim(today)
    letters = {one: letter_for(wish, today) for one, wish in wishes_of(claimed).items()}
    for kind in Kind:
        _write(sorted(one for one in letters if letters[one] is kind), today, kind)
    return len(claimed)


def _claim(today: date) -> Sequence[int]:
    """Each is one worker's: the others pass over what is claimed, and see it done afterwards."""
    waiting = DiaryReminder.weekday == today.isoweekday(), DiaryReminder.looked_on < today
    some = select(DiaryReminder.member_id).where(*waiting).limit(BATCH)
    due = some.with_for_update(skip_locked=True).cte("due")
    mine = DiaryReminder.member_id.in_(select(due.c.member_id))
    looked = update(DiaryReminder).where(mine, *waiting).values(looked_on=today)
    found = looked.returning(DiaryReminder.member_id)
    return db.session.scalars(found, execution_options={"synchronize_session": False}).all()


def _write(members: Sequence[int], today: date, kind: Kind) -> None:
    if not members:
        return
    is_last = kind is Kind.LAST
    told = {"reminded_on": today, "silent_since": today if is_last else None}
    sent = update(DiaryReminder).where(DiaryReminder.member_id.in_(members)).values(told)
    db.session.execute(sent, execution_options={"synchronize_session": False})
    for member_id in members:
        outbox.record(ReminderDue(member_id, today.isoformat(), is_last=is_last))


def _begin(member_id: int) -> DiaryReminder:
    today = this_day()
    return DiaryReminder(member_id=member_id, weekday=0, wanted_since=today, looked_on=today)


def _find(member_id: int) -> DiaryReminder | None:
    query = select(DiaryReminder).where(DiaryReminder.member_id == member_id)
    return db.session.scalar(query, execution_options={"populate_existing": True})


def _stop(member_id: int) -> None:
    gone = delete(DiaryReminder).where(DiaryReminder.member_id == member_id)
    db.session.execute(gone, execution_options={"synchronize_session": False})
