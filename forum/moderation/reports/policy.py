"""Who reports, who decides and who objects. Pure: no database, no request."""

from datetime import datetime, timedelta

from forum.accounts.policy import may_change_account, may_moderate
from forum.accounts.viewer import Role, Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no, yes
from forum.moderation.reports.views import OwnReport

OBJECTING = timedelta(days=183)  # from the decision on
OBJECTION_LINK = "report-objection"  # what the link in the letter is signed for


def may_report(viewer: Viewer, owner_id: int | None) -> Verdict:
    """Anybody, also without an account and whatever their standing."""
    if viewer.is_member and viewer.id == owner_id:
        return no("yourself", _("Wat van jezelf is, kun je niet melden. Je kunt het aanpassen."))
    return may_change_account(viewer) if viewer.is_member else yes


def may_decide(viewer: Viewer, owner_id: int | None, owner_role: Role | None) -> Verdict:
    """`owner_role` is None where readers may not know it."""
    verdict = may_moderate(viewer)
    if verdict and viewer.id == owner_id:
        return no("not_oneself", _("Over jezelf beslist een ander."))
    if verdict and owner_role == Role.ADMIN and not viewer.is_admin:
        return no("not_upward", _("Over een beheerder beslist een andere beheerder."))
    return verdict


def may_object(report: OwnReport, at: datetime) -> Verdict:
    if report.decided_at is None:
        return no("undecided", _("Over deze melding is nog niet beslist."))
    if report.objected_at is not None:
        return no("objected", _("Je hebt al bezwaar gemaakt. Een andere moderator bekijkt het."))
    if report.decided_at < at - OBJECTING:
        return no("too_late", _("Bezwaar maken kan tot een half jaar na het besluit."))
    return yes


def may_review(viewer: Viewer, decided_by: int | None, reporter_id: int | None) -> Verdict:
    """Deciding about an objection: never who decided first, and never who objects."""
    verdict = may_moderate(viewer)
    if verdict and viewer.id in (decided_by, reporter_id):
        return no("own_decision", _("Over dit bezwaar beslist een andere moderator."))
    return verdict
