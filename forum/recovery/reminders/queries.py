"""Who wants to be reminded, and whether that still holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select

from forum.accounts.models import Consent, Member
from forum.accounts.purposes import Purpose
from forum.accounts.recipients import are_told
from forum.accounts.viewer import Viewer
from forum.core.days import ZONE, this_day
from forum.core.db import db
from forum.core.permission import require
from forum.recovery.models import DiaryEntry, DiaryReminder
from forum.recovery.policy import may_see_diary
from forum.recovery.queries import has_consent
from forum.recovery.reminders.wishes import Wish

COLUMNS = (
    DiaryReminder.member_id,
    DiaryReminder.weekday,
    DiaryReminder.wanted_since,
    DiaryReminder.paused_until,
    DiaryReminder.reminded_on,
    DiaryReminder.silent_since,
)


def own_wish(viewer: Viewer) -> Wish | None:
    """None for who does not want to be reminded. Raises LoginRequired, and Refused without consent
    to a diary."""
    require(may_see_diary(viewer, has_consent=has_consent(viewer)))
    return _wishes(DiaryReminder.member_id == viewer.member_id).get(viewer.member_id)


def wishes_of(member_ids: Sequence[int]) -> Mapping[int, Wish]:
    """Of those among them who can keep a diary now: to others no letter goes."""
    here = DiaryReminder.member_id.in_(member_ids)
    return _wishes(here, *_can_keep_a_diary())


def is_still_wanted(member_id: int, day: date) -> bool:
    """Whether the letter of that day may go: only on the day itself, and when nothing came
    between."""
    wish = wishes_of([member_id]).get(member_id)
    return wish is not None and day == this_day() and wish.may_be_reminded(day)


def _can_keep_a_diary() -> tuple[ColumnElement[bool], ...]:
    agreed = exists().where(
        Consent.member_id == Member.id,
        Consent.purpose == Purpose.DIARY,
        Consent.withdrawn_at.is_(None),
    )
    return are_told(), agreed


def _wishes(*which: ColumnElement[bool]) -> Mapping[int, Wish]:
    latest = (
        select(func.max(DiaryEntry.saved_at))
        .where(DiaryEntry.member_id == DiaryReminder.member_id)
        .scalar_subquery()
    )
    query = select(*COLUMNS, latest.label("saved_at")).join(
        Member, Member.id == DiaryReminder.member_id
    )
    return {row.member_id: _show(row) for row in db.session.execute(query.where(*which))}


def _show(row: Any) -> Wish:
    return Wish(
        weekday=row.weekday,
        wanted_since=row.wanted_since,
        paused_until=row.paused_until,
        reminded_on=row.reminded_on,
        silent_since=row.silent_since,
        checked_in_on=row.saved_at and row.saved_at.astimezone(ZONE).date(),
    )
