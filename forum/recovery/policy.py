"""Who may do what with a diary. Pure: no database, no request."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_

from forum.accounts.policy import may_change_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.days import this_day
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.permission import Verdict, login_first, no, yes
from forum.recovery.models import DiaryActivity, DiaryEntry, DiaryExperiment, Snapshot
from forum.recovery.shared import Audience
from forum.threads.hiding import withheld_from
from forum.threads.kinds import Kind
from forum.threads.models import Post
from forum.threads.policy import may_reply, text_readable
from forum.threads.policy import visible_to as thread_visible_to
from forum.threads.views import ThreadView

BACK = timedelta(days=14)  # longer ago one no longer knows what a day was like
FIRST_DAY = date(1900, 1, 1)
MOST_ACTIVITIES = 3
MOST_SNAPSHOTS = 5  # in one thread
MOST_SHARED = 366  # check-ins in each: everybody who reads the thread has them opened
MOST_ENTRIES = 5_000  # in a diary: daily for more than ten years
MOST_STEPS = 20


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which check-ins exist for the viewer: their own. Nobody else's, for no role.

    Raises LoginRequired for a guest, who has none.
    """
    return DiaryEntry.member_id == viewer.member_id


def activities_of(viewer: Viewer) -> ColumnElement[bool]:
    return DiaryActivity.member_id == viewer.member_id


def beside_first_post(viewer: Viewer) -> ColumnElement[bool]:
    """Where what a story has beside its posts is there for the viewer: where they may read its
    first post, and nobody blocks the other. For queries that join Thread, Post, Voice and Member.
    """
    shown = text_readable(), withheld_from(viewer).is_(None)
    return and_(thread_visible_to(viewer), Post.number == 1, *shown)


def shared_with(viewer: Viewer) -> ColumnElement[bool]:
    """Which snapshots are for the viewer: one's own, and by standing those of others. Never for
    guests, and those for experts for no moderator."""
    others = [audience for audience in Audience if _is_among(viewer, audience)]
    return or_(Snapshot.member_id == viewer.member_id, Snapshot.audience.in_(others))


def _is_among(viewer: Viewer, audience: Audience) -> bool:
    is_meant = viewer.is_expert if audience == Audience.EXPERTS else True
    return viewer.reads_with_members and is_meant


def experiments_of(viewer: Viewer) -> ColumnElement[bool]:
    return DiaryExperiment.member_id == viewer.member_id


def may_see_diary(viewer: Viewer, *, has_consent: bool) -> Verdict:
    """One's own. While its consent is taken back a diary stands still, to be read as well."""
    if not viewer.is_member:
        return login_first(_("Log in om je hersteldagboek te zien."))
    return yes if has_consent else _consent_first()


def may_keep_diary(viewer: Viewer, at: datetime, *, has_consent: bool) -> Verdict:
    """It has a consent of its own, so that for texts on the forum is not asked."""
    if not viewer.is_member:
        return login_first(_("Log in om je hersteldagboek bij te houden."))
    verdict = may_write(replace(viewer, has_consent=True), at)
    if not verdict:
        return verdict
    return yes if has_consent else _consent_first()


def may_empty_diary(viewer: Viewer) -> Verdict:
    """Letting go of what one told must not depend on standing, or on what one agreed to."""
    return may_change_account(viewer)


def may_tell(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Naming goal and steps, as long as one may write there."""
    return _as_its_own(viewer, thread, may_reply(viewer, thread, at))


def may_complete(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Nobody else says when a story is done, and no number does; a lock does not matter."""
    return _as_its_own(viewer, thread, may_write(viewer, at))


def may_share(
    viewer: Viewer, thread: ThreadView, at: datetime, *, has_consent: bool = True
) -> Verdict:
    verdict = may_tell(viewer, thread, at)
    if not verdict:
        return verdict
    return yes if has_consent else _consent_first()


def may_stop_sharing(viewer: Viewer) -> Verdict:
    """As little depends on it as deleting."""
    return may_change_account(viewer)


def _as_its_own(viewer: Viewer, thread: ThreadView, verdict: Verdict) -> Verdict:
    if viewer.is_member and thread.kind != Kind.RECOVERY:
        return no("no_story", _("Dit kan alleen in een herstelverhaal."))
    if viewer.is_member and not thread.mine:
        return no("not_yours", _("Alleen wie het herstelverhaal begon, kan dit doen."))
    return verdict


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


def _consent_first() -> Verdict:
    return no("consent_required", _("Geef eerst toestemming voor het bewaren van je dagboek."))
