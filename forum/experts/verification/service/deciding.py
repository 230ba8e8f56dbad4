"""What a second person makes of an application."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.accounts.service.expertise import make_expert
from forum.accounts.viewer import STAFF, Viewer
from forum.core import clock, outbox
from forum.core.days import day_of
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import Verification
from forum.experts.professions import shown_as
from forum.experts.states import VerificationState
from forum.experts.verification.events import News, VerificationNews
from forum.experts.verification.findings import PASSED
from forum.experts.verification.policy import may_confirm, may_reject
from forum.experts.verification.service.applying import number_verified
from forum.experts.verification.service.held import (
    held_verification,
    hold_application,
    judged,
    last_check,
)
from forum.experts.verification.validity import expires_at, is_ahead


def confirm(viewer: Viewer, application_id: int) -> Verification:
    """From now on this member is an expert, until the day that follows from what was found. What
    held before is followed by it.

    Raises Refused for who looked it up or asked for it, Conflict where the member or the register
    changed meanwhile and for a number that is verified for another, NotFound.
    """
    require(may_moderate(viewer))
    member, asked = hold_application(application_id)
    require(may_confirm(viewer, judged(asked)))
    _require_fit(member)
    until = _until(asked)
    _follow(member.id, viewer)
    _hold(asked, viewer, until)
    shown = shown_as(asked.profession, asked.specialism, asked.quality_register)
    make_expert(member, shown, until)
    outbox.record(VerificationNews(member.id, asked.id, News.CONFIRMED))
    return asked


def reject(viewer: Viewer, application_id: int, *, reason: str) -> Verification:
    """The member is told the reason. Raises Refused for one's own, NotFound."""
    require(may_moderate(viewer))
    member, asked = hold_application(application_id)
    require(may_reject(viewer, judged(asked)))
    asked.state, asked.open_for, asked.reason = VerificationState.REJECTED, None, reason
    asked.ended_at, asked.ended_by = clock.now(), viewer.id
    outbox.record(VerificationNews(member.id, asked.id, News.REJECTED))
    db.session.flush()
    return asked


def _require_fit(member: Member) -> None:
    now = clock.now()
    if member.role in STAFF:
        raise Conflict(_("Dit lid hoort nu bij het team en kan niet ook expert zijn."))
    if member.suspended_until is not None and member.suspended_until > now:
        raise Conflict(_("Dit lid is geschorst. Beslis pas als dat voorbij is, of wijs af."))


def _until(asked: Verification) -> datetime:
    """Reckoned now, and not when it was looked up."""
    found, now = last_check(asked.id), clock.now()
    again = found.reregistration_on if found else None
    if not is_ahead(again, day_of(now)):
        raise Conflict(PASSED, code="reregistration_passed")
    return expires_at(now, again)


def _follow(member_id: int, viewer: Viewer) -> None:
    """Before the new one holds: of one member only one does."""
    before = held_verification(member_id)
    if before is None:
        return
    before.state, before.holds_for = VerificationState.RENEWED, None
    before.verified_number = None
    before.ended_at, before.ended_by = clock.now(), viewer.id
    db.session.flush()


def _hold(asked: Verification, viewer: Viewer, until: datetime) -> None:
    asked.state, asked.open_for, asked.holds_for = VerificationState.VERIFIED, None, asked.member_id
    asked.verified_at, asked.confirmed_by, asked.expires_at = clock.now(), viewer.id, until
    try:
        with db.session.begin_nested():
            asked.verified_number = asked.big_number
    except IntegrityError as error:
        told = _("Met dit BIG-nummer is al iemand anders geverifieerd. Kijk wie van beiden het is.")
        raise number_verified(told) from error
