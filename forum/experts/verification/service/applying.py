"""Asking to be known as an expert, and taking that back."""

from dataclasses import asdict

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.experts.models import Verification
from forum.experts.states import VerificationState
from forum.experts.verification.contradictions import Said, contradictions, in_order
from forum.experts.verification.events import News, VerificationNews
from forum.experts.verification.policy import may_apply, may_withdraw_application
from forum.experts.verification.service.held import hold_application, judged, unknown

NUMBER_VERIFIED = "number_verified"


def apply(viewer: Viewer, said: Said) -> Verification:
    """Raises Invalid that names the fields that contradict each other, and Conflict for a number
    that is verified for another or while an application waits. What holds already goes on."""
    require(may_apply(viewer, clock.now()))
    said = in_order(said)
    if wrong := contradictions(said):
        raise Invalid(_("Niet alles in je aanvraag past bij elkaar."), errors=wrong)
    get_held(viewer.member_id)
    if said.big_number and _is_anothers(said.big_number, viewer.member_id):
        raise number_verified()
    asked = _keep(viewer.member_id, said)
    outbox.record(VerificationNews(viewer.member_id, asked.id, News.RECEIVED))
    return asked


def withdraw(viewer: Viewer, application_id: int) -> None:
    """One's own, while nobody decided. Raises NotFound for another's."""
    _member, asked = hold_application(application_id)
    if asked.member_id != viewer.id:
        raise unknown()
    require(may_withdraw_application(viewer, judged(asked)))
    asked.state, asked.open_for = VerificationState.WITHDRAWN, None
    asked.ended_at, asked.ended_by = clock.now(), viewer.id
    db.session.flush()


def number_verified(told: Text | None = None) -> Conflict:
    wrong = told or _(
        "Met dit BIG-nummer is hier al iemand anders geverifieerd. Kijk of het klopt. Is het van "
        "jou, neem dan contact op met de beheerder."
    )
    return Conflict(wrong, code=NUMBER_VERIFIED, errors={"big_number": [wrong]})


def _is_anothers(number: str, member_id: int) -> bool:
    holds = exists().where(
        Verification.verified_number == number, Verification.member_id != member_id
    )
    return bool(db.session.scalar(select(holds)))


def _keep(member_id: int, said: Said) -> Verification:
    asked = Verification(
        **asdict(said),
        member_id=member_id,
        open_for=member_id,
        state=VerificationState.REQUESTED,
        applied_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(asked)
    except IntegrityError as error:
        told = _("Je hebt al een aanvraag die wacht. Je krijgt bericht zodra erover is beslist.")
        raise Conflict(told, code="already_applied") from error
    return asked
