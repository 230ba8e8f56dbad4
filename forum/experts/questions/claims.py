"""Who holds a question now. A claim ends by itself: with its time, and with its expert.

The row may still say otherwise, as nobody waits for the clock to have tidied it.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_, or_

from forum.accounts.badge import are_experts
from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import alias
from forum.experts.models import ExpertQuestion
from forum.experts.states import QuestionState

LOCK = timedelta(hours=48)
CLAIMABLE = (QuestionState.WAITING, QuestionState.ASSIGNED)
_expert = alias(Member)


def is_held(at: datetime) -> ColumnElement[bool]:
    """Of questions."""
    works = exists().where(_expert.id == ExpertQuestion.claimed_by, works_as_expert(_expert, at))
    return and_(
        ExpertQuestion.state == QuestionState.ASSIGNED,
        ExpertQuestion.claimed_until > at,
        works.correlate(ExpertQuestion),
    )


def is_waiting(at: datetime) -> ColumnElement[bool]:
    return and_(ExpertQuestion.state.in_(CLAIMABLE), not_(is_held(at)))


def is_held_by(viewer: Viewer, at: datetime) -> ColumnElement[bool]:
    return and_(is_held(at), ExpertQuestion.claimed_by == viewer.id)


def works_as_expert(member: Any, at: datetime) -> ColumnElement[bool]:
    """Of members, or of an alias of them."""
    return and_(
        are_experts(member, at),
        member.erased_at.is_(None),
        member.paused_at.is_(None),
        or_(member.suspended_until.is_(None), member.suspended_until <= at),
    )
