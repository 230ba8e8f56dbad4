"""Who may ask to be verified, and who decides. Pure: no database, no request."""

from dataclasses import dataclass
from datetime import datetime

from forum.accounts.policy import may_change_account, may_moderate, may_write
from forum.accounts.viewer import STAFF, Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no, yes
from forum.experts.states import VerificationState

OPEN = frozenset({VerificationState.REQUESTED, VerificationState.IN_REVIEW})


@dataclass(frozen=True)
class Judged:
    """Whose application it is, how it stands, and what the last look at the register came to."""

    member_id: int
    state: VerificationState
    checked_by: int | None = None
    is_good: bool = False


def may_apply(viewer: Viewer, at: datetime) -> Verdict:
    """A member of good standing, also one whose verification still holds. Who judges others is
    not judged here."""
    if viewer.is_member and viewer.role in STAFF:
        told = _("Je hoort bij het team. Een teamlid kan hier niet ook expert zijn.")
        return no("staff", told)
    return may_write(viewer, at)


def may_withdraw_application(viewer: Viewer, asked: Judged) -> Verdict:
    return may_change_account(viewer) and _still_open(asked)


def may_check(viewer: Viewer, asked: Judged) -> Verdict:
    """Also again: the last time counts."""
    return _may_judge(viewer, asked.member_id) and _still_open(asked)


def may_reject(viewer: Viewer, asked: Judged) -> Verdict:
    return may_check(viewer, asked)


def may_confirm(viewer: Viewer, asked: Judged) -> Verdict:
    """A second person, after a good result of a first one."""
    if not (verdict := may_check(viewer, asked)):
        return verdict
    if not asked.is_good:
        return no("not_checked", _("Eerst moet iemand het register nakijken, met een goed gevolg."))
    if asked.checked_by == viewer.id:
        return no("same_person", _("Iemand anders dan wie het register nakeek, bevestigt."))
    return yes


def may_revoke(viewer: Viewer, member_id: int) -> Verdict:
    return _may_judge(viewer, member_id)


def _may_judge(viewer: Viewer, member_id: int) -> Verdict:
    verdict = may_moderate(viewer)
    if verdict and viewer.id == member_id:
        return no("not_oneself", _("Over jezelf beslist een ander."))
    return verdict


def _still_open(asked: Judged) -> Verdict:
    if asked.state not in OPEN:
        return no("decided", _("Over deze aanvraag is al beslist."))
    return yes
