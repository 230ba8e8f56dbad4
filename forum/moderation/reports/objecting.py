"""Objecting to what was decided about a report, and deciding about that."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import Verdict, require
from forum.moderation.acts import Act
from forum.moderation.claims.service import settle
from forum.moderation.entries import log_act
from forum.moderation.reports.events import ObjectionDecided
from forum.moderation.reports.models import ReportObjection
from forum.moderation.reports.objections import get_standing
from forum.moderation.reports.own import by_letter, get_own
from forum.moderation.reports.policy import may_decide, may_object, may_review
from forum.moderation.reports.queries import case_number
from forum.moderation.reports.views import OwnReport
from forum.moderation.reports.waiting_objections import KIND


@dataclass(frozen=True)
class Judged:
    """What is decided about an objection, and why."""

    is_upheld: bool
    answer: str


def object_to(viewer: Viewer, report_id: int, *, text: str) -> int:
    """One's own report. Raises NotFound, and Refused before the decision and long after it;
    Conflict for who did so before, as the one below."""
    require_there(viewer.member_id)
    return _object(get_own(viewer, report_id), text)


def object_by_letter(viewer: Viewer, report_id: int | None, *, text: str) -> int:
    """For who has the link that was mailed."""
    return _object(by_letter(viewer, report_id), text)


def _object(report: OwnReport, text: str) -> int:
    verdict = may_object(report, clock.now())
    if verdict.code == "objected":
        raise _twice(verdict)
    require(verdict)
    objection = ReportObjection(report_id=report.id, text=text, asked_at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(objection)
    except IntegrityError as error:
        raise Conflict(_("Je hebt al bezwaar gemaakt."), code="objected") from error
    return objection.id


def _twice(verdict: Verdict) -> Conflict:
    return Conflict(verdict.reason, code=verdict.code)


def decide_objection(viewer: Viewer, objection_id: int, judged: Judged) -> None:
    """Raises NotFound; Refused for who decided first, for who objects, for oneself and upward;
    Conflict when another was first."""
    found = get_standing(viewer, objection_id)
    require(may_decide(viewer, found.owner.id, found.owner.role))
    require(may_review(viewer, found.decided_by, found.reporter_id))
    settle(viewer, KIND, objection_id)
    mine = ReportObjection.id == objection_id, ReportObjection.decided_at.is_(None)
    decided = update(ReportObjection).where(*mine)
    decided = decided.values(
        decided_at=clock.now(),
        decided_by=viewer.id,
        is_upheld=judged.is_upheld,
        answer=judged.answer,
    )
    if db.session.scalar(decided.returning(ReportObjection.id)) is None:
        raise Conflict(_("Over dit bezwaar is al beslist."), code="decided")
    act = Act.UPHOLD_OBJECTION if judged.is_upheld else Act.DISMISS_OBJECTION
    log_act(viewer, act, about=case_number(found.case_id), since=found.asked_at)
    outbox.record(ObjectionDecided(objection_id))
