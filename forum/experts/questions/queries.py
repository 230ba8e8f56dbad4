"""Reading questions to experts. What a viewer may not know of one is not fetched."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, false, or_, select, true

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.questions import Question
from forum.experts.models import ExpertQuestion
from forum.experts.questions.claims import CLAIMABLE, is_held, is_held_by
from forum.experts.questions.reasons import Reason
from forum.experts.questions.views import OnThread, OpenQuestion, QuestionView
from forum.experts.states import QuestionState
from forum.threads.models import Thread
from forum.threads.policy import visible_to
from forum.threads.views import ThreadView

_holder = alias(Member)


def get_question(viewer: Viewer, thread_id: int) -> QuestionView:
    """Raises NotFound, also for one of which the viewer may know nothing."""
    query = with_question(viewer, select(Thread.id)).where(
        Thread.id == thread_id, visible_to(viewer)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("Deze vraag bestaat niet, of je kunt hem niet lezen."))
    return show_question(viewer, row)


def ask_question(viewer: Viewer, thread: ThreadView) -> Question[OnThread]:
    """The question of a thread. For who started it also the one that they have open elsewhere."""
    wanted = ExpertQuestion.thread_id == thread.id
    if thread.mine:
        wanted = or_(wanted, ExpertQuestion.open_for == viewer.id)
    query = with_question(viewer, select(Thread.title.label("title"), Thread.slug.label("slug")))
    return Question(
        query.where(wanted, visible_to(viewer)), lambda rows: _on_thread(viewer, thread, rows)
    )


def find_open_question(viewer: Viewer) -> OpenQuestion | None:
    """The one that the viewer has open, wherever."""
    query = (
        select(Thread.id, Thread.slug, Thread.title)
        .join(ExpertQuestion, ExpertQuestion.thread_id == Thread.id)
        .where(ExpertQuestion.open_for == viewer.member_id, visible_to(viewer))
    )
    row = db.session.execute(query).one_or_none()
    return row and OpenQuestion(*row)


def with_question(viewer: Viewer, threads: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Those of the threads with a question that the viewer may know of, and what they may know
    of it, as `show_question` reads it."""
    at = clock.now()
    return (
        threads.join(ExpertQuestion, ExpertQuestion.thread_id == Thread.id)
        .outerjoin(_holder, _holder.id == ExpertQuestion.claimed_by)
        .where(_known_to(viewer))
        .add_columns(
            ExpertQuestion.thread_id,
            ExpertQuestion.state,
            ExpertQuestion.asked_at,
            ExpertQuestion.approved_at,
            ExpertQuestion.turn,
            ExpertQuestion.answered_at,
            ExpertQuestion.closed_at,
            ExpertQuestion.claimed_until,
            ExpertQuestion.told_late_at,
            ExpertQuestion.closed_reason,
            ExpertQuestion.closed_words,
            (ExpertQuestion.member_id == viewer.id).label("asked_by_me"),
            is_held(at).label("held"),
            is_held_by(viewer, at).label("held_by_me"),
            _holder.username.label("holder"),
        )
    )


def show_question(viewer: Viewer, row: Any) -> QuestionView:
    state, works = QuestionState(row.state), viewer.is_staff or viewer.is_expert
    if state == QuestionState.ASSIGNED and not row.held:
        state = QuestionState.WAITING
    is_assigned = state == QuestionState.ASSIGNED
    is_closed = state == QuestionState.CLOSED
    return QuestionView(
        thread_id=row.thread_id,
        state=state,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        is_raised=row.turn == 0 and works,
        is_late=row.told_late_at is not None,
        mine=bool(row.asked_by_me),
        is_held=bool(row.held_by_me),
        claimed_until=row.claimed_until if is_assigned else None,
        holder=row.holder if is_assigned and works else None,
        reason=Reason(row.closed_reason) if is_closed else None,
        words=row.closed_words or "" if is_closed else "",
    )


def _known_to(viewer: Viewer) -> ColumnElement[bool]:
    """Everybody reads what is answered; what waits is known to who asked and who can help."""
    if viewer.is_staff:
        return true()
    state, shown = ExpertQuestion.state, [QuestionState.ANSWERED]
    if viewer.is_expert:
        shown += CLAIMABLE
    mine = ExpertQuestion.member_id == viewer.id if viewer.is_member else false()
    return or_(mine, state.in_(shown))


def _on_thread(viewer: Viewer, thread: ThreadView, rows: Sequence[Any]) -> OnThread:
    here = [show_question(viewer, row) for row in rows if row.thread_id == thread.id]
    others = [row for row in rows if row.thread_id != thread.id]
    return OnThread(
        here=here[0] if here else None,
        elsewhere=OpenQuestion(others[0].thread_id, others[0].slug, others[0].title)
        if others
        else None,
    )
