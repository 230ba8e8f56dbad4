"""What a moderator decides about a question. `moderation` wraps these with a line in the log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import ExpertQuestion
from forum.experts.questions.answering import OPEN
from forum.experts.questions.claims import CLAIMABLE
from forum.experts.questions.events import QuestionSentBack
from forum.experts.questions.policy import may_judge_question
from forum.experts.questions.queries import get_question
from forum.experts.questions.reasons import Reason
from forum.experts.questions.views import QuestionView
from forum.experts.states import QuestionState

DONE = (QuestionState.ANSWERED, QuestionState.CLOSED)


def approve(viewer: Viewer, thread_id: int) -> datetime | None:
    """Experts may take it up from now on. Since when it waited for that; None where that is not
    new. Raises Conflict for a question that is over."""
    question = _judged(viewer, thread_id)
    now = clock.now()
    facts = {"state": QuestionState.WAITING, "approved_at": now, "approved_by": viewer.id}
    is_new = _change(thread_id, (QuestionState.ASKED,), **facts)
    return question.asked_at if is_new else None


def put_first(viewer: Viewer, thread_id: int) -> bool:
    """Before those that wait longer. Whether that is new. Raises Conflict as above, and for a
    question that nobody looked at yet."""
    question = _judged(viewer, thread_id)
    if question.state == QuestionState.ASKED:
        raise Conflict(_("Laat deze vraag eerst door."), code="not_approved")
    return _change(thread_id, CLAIMABLE, ExpertQuestion.turn > 0, turn=0)


def close(viewer: Viewer, thread_id: int, *, reason: Reason, words: str = "") -> datetime | None:
    """Without an answer. Who asked reads why, and may ask again. Since when it waited to be looked
    at; None where it was. Raises Conflict as above."""
    question = _judged(viewer, thread_id)
    facts = {"closed_at": clock.now(), "closed_by": viewer.id, "closed_reason": reason}
    free = {"open_for": None, "claimed_by": None, "claimed_until": None, "closed_words": words}
    if not _change(thread_id, OPEN, state=QuestionState.CLOSED, **facts, **free):
        raise _over()
    outbox.record(QuestionSentBack(thread_id))
    return question.asked_at if question.state == QuestionState.ASKED else None


def _judged(viewer: Viewer, thread_id: int) -> QuestionView:
    require(may_moderate(viewer))
    question = get_question(viewer, thread_id)
    require(may_judge_question(viewer, question))
    if question.state in DONE:
        raise _over()
    return question


def _over() -> Conflict:
    return Conflict(_("Deze vraag is al beantwoord of gesloten."), code="over")


def _change(thread_id: int, states: Sequence[QuestionState], *which: Any, **facts: Any) -> bool:
    done = update(ExpertQuestion).where(
        ExpertQuestion.thread_id == thread_id, ExpertQuestion.state.in_(states), *which
    )
    changed = done.values(**facts).returning(ExpertQuestion.thread_id)
    found = db.session.scalars(changed, execution_options={"synchronize_session": False})
    return found.one_or_none() is not None
