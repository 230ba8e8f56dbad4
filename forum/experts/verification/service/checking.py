"""What a moderator found when looking somebody up."""

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import RegisterCheck, Verification
from forum.experts.states import VerificationState
from forum.experts.verification.findings import Looked, complaints
from forum.experts.verification.policy import may_check
from forum.experts.verification.registers import RegisterAdapter
from forum.experts.verification.service.held import hold_application, judged


def check(
    viewer: Viewer, application_id: int, looked: Looked, adapter: RegisterAdapter
) -> Verification:
    """Kept beside what was found before; the last one counts. Raises Invalid that names the field
    with which the result cannot be good, NotFound, and Refused for one's own."""
    require(may_moderate(viewer))
    _member, asked = hold_application(application_id)
    require(may_check(viewer, judged(asked)))
    if wrong := complaints(looked, this_day()):
        raise Invalid(_("Zo kan de uitkomst niet ‘in orde’ zijn."), errors=wrong)
    db.session.add(
        RegisterCheck(
            verification_id=asked.id,
            checked_by=viewer.member_id,
            checked_at=clock.now(),
            adapter=adapter.name,
            **vars(looked),
        )
    )
    asked.state = VerificationState.IN_REVIEW
    db.session.flush()
    return asked
