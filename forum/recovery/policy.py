"""Who may do what with a diary. Pure: no database, no request."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement

from forum.accounts.policy import may_change_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.days import this_day
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.permission import Verdict, login_first, no, yes
from forum.recovery.models import DiaryActivity, DiaryEntry, DiaryExperiment

BACK = timedelta(days=14)  # longer ago one no longer knows what a day was like
FIRST_DAY = date(1900, 1, 1)
MOST_ACTIVITIES = 3
MOST_ENTRIES = 5_000  # in a diary: daily for more than ten years


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which check-ins exist for the viewer: their own. Nobody else's, for no role.

    Raises LoginRequired for a guest, who has none.
    """
    return DiaryEntry.member_id == viewer.member_id


def activities_of(viewer: Viewer) -> ColumnElement[bool]:
    return DiaryActivity.member_id == viewer.member_id


def experiments_of(viewer: Viewer) -> ColumnElement[bool]:
    return DiaryExperiment.member_id == viewer.member_id


def may_see_diary(viewer: Viewer, *, has_consent: bool) -> Verdict:
    """One's own. While its consent is taken back a diary stands still, to be read as well."""
    if not viewer.is_member:
        return login_first(_("Log in om je hersteldagboek te zien."))
    return yes if has_consent else consent_first()


def may_keep_diary(viewer: Viewer, at: datetime, *, has_consent: bool) -> Verdict:
    """It has a consent of its own, so that for texts on the forum is not asked; and who may not
    write to others for a while may to themselves."""
    if not viewer.is_member:
        return login_first(_("Log in om je hersteldagboek bij te houden."))
    verdict = may_write(replace(viewer, has_consent=True, muted_until=None), at)
    if not verdict:
        return verdict
    return yes if has_consent else consent_first()


def may_empty_diary(viewer: Viewer) -> Verdict:
    """Letting go of what one told must not depend on standing, or on what one agreed to."""
    return may_change_account(viewer)


def check_new_day(day: date) -> None:
    """Raises Invalid for a day of which one cannot begin a check-in now."""
    check_day(day)
    if day < this_day() - BACK:
        _refuse(_("Een check-in kan hoogstens %(days)s dagen terug.", days=BACK.days))


def check_day(day: date, field: str = "day") -> None:
    """Raises Invalid for a day that no diary tells of."""
    if day > this_day():
        _refuse(_("Deze dag is nog niet geweest."), field)
    if day < FIRST_DAY:
        _refuse(_("Kies een dag na 1900."), field)


def check_period(first: date, last: date | None) -> None:
    """Raises Invalid for days that no diary tells of, and for an end before its beginning."""
    for field, day in (("from", first), ("to", last or first)):
        check_day(day, field)
    if last is not None and last < first:
        _refuse(_("De laatste dag ligt voor de eerste."), "to")


def _refuse(wrong: Text, field: str = "day") -> None:
    raise Invalid(wrong, errors={field: [wrong]})


def consent_first() -> Verdict:
    return no("consent_required", _("Geef eerst toestemming voor het bewaren van je dagboek."))
