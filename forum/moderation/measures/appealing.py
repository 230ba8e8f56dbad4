"""Objecting to a measure, and deciding about that: by somebody else."""

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from forum.accounts.policy import may_change_account, may_moderate
from forum.accounts.service.pausing import get_held, hold
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.moderation.acts import Act
from forum.moderation.claims.service import settle
from forum.moderation.measures.events import AppealDecided
from forum.moderation.measures.kinds import Reversal
from forum.moderation.measures.models import Appeal
from forum.moderation.measures.policy import may_appeal, may_decide
from forum.moderation.measures.queries import get_appeal_row, get_own_row, get_row
from forum.moderation.measures.reversing import log_reversal, reverse
from forum.moderation.measures.waiting import KIND


def appeal(viewer: Viewer, measure_id: int, *, text: str) -> Appeal:
    """Once, within six months. Raises NotFound for what is not about oneself, Conflict when there
    is nothing to object to any more."""
    require(may_change_account(viewer))
    get_held(viewer.member_id)
    measure = get_own_row(viewer, measure_id)
    verdict = may_appeal(viewer, measure, clock.now())
    if verdict.code in ("nothing_to_appeal", "too_late"):
        raise Conflict(verdict.reason, code=verdict.code)
    require(verdict)
    made = Appeal(measure_id=measure.id, text=text, made_at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError as error:
        told = _("Je hebt al bezwaar gemaakt tegen dit besluit.")
        raise Conflict(told, code="appealed") from error
    return made


def decide(viewer: Viewer, appeal_id: int, *, upheld: bool, reason: str) -> Appeal:
    """Upheld, all that was changed is put back. Raises Refused for who took the measure or whom it
    is about, Conflict where somebody decided already."""
    require(may_moderate(viewer))
    found = get_appeal_row(viewer, appeal_id)
    measure = get_row(viewer, found.measure_id)
    require(may_decide(viewer, measure))
    settle(viewer, KIND, appeal_id)
    hold(measure.member_id)
    _decide(viewer, appeal_id, upheld, reason)
    db.session.refresh(measure)
    if upheld and measure.reversed_at is None:
        reverse(viewer, measure, Reversal.UPHELD)
    act = Act.UPHOLD_APPEAL if upheld else Act.REJECT_APPEAL
    log_reversal(viewer, act, measure, since=found.made_at)
    outbox.record(AppealDecided(appeal_id))
    return found


def _decide(viewer: Viewer, appeal_id: int, upheld: bool, reason: str) -> None:
    open_still = update(Appeal).where(Appeal.id == appeal_id, Appeal.decided_at.is_(None))
    decided = open_still.values(
        decided_at=clock.now(), decided_by=viewer.id, is_upheld=upheld, answer=reason
    )
    if db.session.scalar(decided.returning(Appeal.id)) is None:
        raise Conflict(_("Over dit bezwaar is al beslist."), code="decided")
