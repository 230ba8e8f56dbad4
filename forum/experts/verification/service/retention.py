"""How long is kept what somebody said who was not verified."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, changing
from forum.experts.models import Verification
from forum.experts.states import VerificationState

KEPT = timedelta(days=365)
NEVER_VERIFIED = (VerificationState.REJECTED, VerificationState.WITHDRAWN)
EMPTY = {
    "big_number": None,
    "register_name": "",
    "practice": "",
    "practice_phone": "",
    "practice_site": None,
    "interests": "",
}


def _is_old() -> ColumnElement[bool]:
    return and_(
        Verification.state.in_(NEVER_VERIFIED),
        Verification.ended_at < clock.now() - KEPT,
        Verification.register_name != "",
    )


RULES: tuple[Rule, ...] = (
    changing(
        "old_applications",
        _("Wie het was en waar, in aanvragen als expert die niets werden (12 maanden)"),
        Verification,
        _is_old,
        EMPTY,
    ),
)
