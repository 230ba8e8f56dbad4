"""What standing lets a person do. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_

from forum.accounts.models import Member
from forum.accounts.viewer import STAFF, Role, Scope, Viewer
from forum.core.i18n import _, day
from forum.core.permission import Verdict, login_first, no, yes

MOST_FEED_KEYS = 5
SECOND_FACTOR_MISSING = "second_factor_missing"
_no_second_factor = no(SECOND_FACTOR_MISSING, _("Stel eerst inloggen in twee stappen in."))


def has_profile() -> ColumnElement[bool]:
    """Which members are there for others: before the address is confirmed, while away and after
    leaving there is nobody to see, to name or to write to."""
    return and_(
        Member.erased_at.is_(None),
        Member.email_verified_at.is_not(None),
        Member.paused_at.is_(None),
    )


def may_write(viewer: Viewer, at: datetime) -> Verdict:
    """The ground under every rule about writing."""
    if not viewer.is_member:
        return login_first(_("Log in om mee te praten."))
    if not (verdict := _in_good_standing(viewer, at)):
        return verdict
    if not viewer.is_verified:
        return no("unverified", _("Bevestig eerst je e-mailadres."))
    if not viewer.has_consent:
        return no("consent_required", _("Geef eerst toestemming voor het bewaren van je teksten."))
    return _scope(viewer, Scope.WRITE)


def _in_good_standing(viewer: Viewer, at: datetime) -> Verdict:
    if viewer.is_suspended(at):
        until = day(viewer.suspended_until or at)
        return no("suspended", _("Je account is geschorst tot %(day)s.", day=until))
    if viewer.is_muted(at):
        until = day(viewer.muted_until or at)
        return no("muted", _("Je hebt een schrijfverbod tot %(day)s. Lezen kan wel.", day=until))
    if viewer.is_paused:
        return no(
            "paused", _("Je account is nu verborgen. Kom eerst terug bij ‘Pauzeren of weggaan’.")
        )
    if viewer.lacks_second_factor:
        return _no_second_factor
    return yes


def may_moderate(viewer: Viewer) -> Verdict:
    if not viewer.is_member:
        return login_first(_("Log in als moderator."))
    if viewer.role in STAFF and viewer.lacks_second_factor:
        return _no_second_factor
    if not viewer.is_staff:
        return no("moderators_only", _("Alleen moderators kunnen dit doen."))
    return yes


def may_moderate_one(viewer: Viewer, role: Role) -> Verdict:
    """Nobody moderates upward. Of who writes under a pseudonym the role must not matter."""
    verdict = may_moderate(viewer)
    if verdict and role == Role.ADMIN and not viewer.is_admin:
        return no("above", _("Over een beheerder beslist een andere beheerder."))
    return verdict


def may_administer(viewer: Viewer) -> Verdict:
    """What moderators leave to who answers for the whole forum."""
    verdict = may_moderate(viewer)
    if verdict and not viewer.is_admin:
        return no("admins_only", _("Alleen een beheerder kan dit doen."))
    return verdict


def may_judge_profile(viewer: Viewer, member_id: int | None) -> Verdict:
    verdict = may_moderate(viewer)
    if verdict and viewer.id == member_id:
        return no("not_oneself", _("Over jezelf beslist een ander."))
    return verdict


def may_see_account(viewer: Viewer) -> Verdict:
    """One's own settings, to be read."""
    return yes if viewer.is_member else login_first(_("Log in om je instellingen te zien."))


def may_change_account(viewer: Viewer) -> Verdict:
    """One's own settings: also for who is unverified, suspended or without consent."""
    if not viewer.is_member:
        return login_first(_("Log in om je instellingen te zien."))
    return _scope(viewer, Scope.WRITE)


def may_make_feed(viewer: Viewer, made: int) -> Verdict:
    """Each is one more place where what a member follows can be read."""
    verdict = may_change_account(viewer)
    if verdict and made >= MOST_FEED_KEYS:
        most = _("Je hebt al %(number)s eigen feeds. Trek er eerst een in.", number=MOST_FEED_KEYS)
        return no("too_many_feeds", most)
    return verdict


def _scope(viewer: Viewer, scope: Scope) -> Verdict:
    if scope not in viewer.scopes:
        return no("scope_missing", _("Deze sleutel mag dit niet."))
    return yes
