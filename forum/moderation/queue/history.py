"""What came to the team and when it was decided, of the kinds of which both are kept. What its
writer took back is gone, and is no work that was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, or_, select, union_all

from forum.accounts.models import Member
from forum.core.db import db
from forum.experts.models import ExpertQuestion, Verification
from forum.experts.questions.waiting import KIND as QUESTION
from forum.experts.states import VerificationState
from forum.experts.verification.waiting import KIND as APPLICATION
from forum.messages.models import MessageReport
from forum.messages.waiting import KIND as MESSAGE
from forum.moderation.acts import Act
from forum.moderation.holding.waiting import KIND as HELD
from forum.moderation.models import HeldPost, LogEntry

KINDS = (HELD, MESSAGE, QUESTION, APPLICATION)
# The acts by which something leaves the queue.
DECIDING = (
    Act.PLACE_HELD,
    Act.REFUSE_HELD,
    Act.CONFIRM_EXPERT,
    Act.REJECT_EXPERT,
    Act.APPROVE_PROFILE,
    Act.REFUSE_PROFILE,
    Act.APPROVE_QUESTION,
    Act.CLOSE_QUESTION,
)


def came_and_went(since: datetime) -> Sequence[Any]:
    """Kind, opened_at and decided_at of what came or was decided since then."""
    looked_at = func.coalesce(ExpertQuestion.approved_at, _sent_back())
    verified = func.coalesce(Verification.verified_at, Verification.ended_at)
    withdrawn = Verification.state == VerificationState.WITHDRAWN
    parts = (
        _part(HELD, HeldPost.held_at, HeldPost.decided_at, since),
        _part(MESSAGE, MessageReport.reported_at, MessageReport.closed_at, since),
        _part(QUESTION, ExpertQuestion.asked_at, looked_at, since),
        _part(APPLICATION, Verification.applied_at, verified, since).where(~withdrawn),
    )
    return db.session.execute(union_all(*parts)).all()


def decided_by_moderators(since: datetime) -> Sequence[tuple[str, int]]:
    """Names and how much each decided, by what the log has, the busiest first."""
    amount = func.count()
    query = (
        select(Member.username, amount)
        .join(LogEntry, LogEntry.moderator_id == Member.id)
        .where(LogEntry.act.in_(DECIDING), LogEntry.done_at > since)
        .group_by(Member.username)
        .order_by(amount.desc(), Member.username)
    )
    return [(name, n) for name, n in db.session.execute(query)]


def _part(kind: str, opened_at: Any, decided_at: Any, since: datetime) -> Select[Any]:
    return select(
        literal(kind).label("kind"),
        opened_at.label("opened_at"),
        decided_at.label("decided_at"),
    ).where(or_(opened_at > since, decided_at > since))


def _sent_back() -> Any:
    """A question that a moderator closed before experts saw it."""
    by_moderator = and_(ExpertQuestion.closed_by.is_not(None), ExpertQuestion.approved_at.is_(None))
    return case((by_moderator, ExpertQuestion.closed_at), else_=None)
