"""Asking an expert, and taking that back: for who started the thread."""

from typing import Any

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts import recipients
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import Decline, ExpertQuestion
from forum.experts.questions.answering import OPEN
from forum.experts.questions.events import QuestionAlarmed
from forum.experts.questions.policy import may_ask, may_take_back
from forum.experts.questions.queries import find_open_question, get_question
from forum.experts.questions.reasons import Reason
from forum.experts.states import QuestionState
from forum.threads.models import Post, Thread
from forum.threads.queries import get_thread

UNCHANGED = {"synchronize_session": False}


def ask(viewer: Viewer, thread_id: int, *, found: Reason | None = None) -> None:
    """Once asked it stays asked. A question in which something was `found` does not wait here: it
    is closed at once, and those who moderate hear of it.

    Raises Conflict for who has another question open, and for one that was answered.
    """
    thread = get_thread(viewer, thread_id)
    require(may_ask(viewer, thread, clock.now()))
    get_held(viewer.member_id)
    kept = _find(thread_id)
    if kept and kept.state == QuestionState.ANSWERED:
        told = _("Je vraag is al beantwoord. Begin een nieuw gesprek voor een nieuwe vraag.")
        raise Conflict(told, code="answered")
    if kept is None or kept.state not in OPEN:
        _let_go_of_lost(viewer.member_id)
        if found is None:
            _require_turn(viewer)
        _keep(viewer, thread_id, kept, found=found)
    elif found is not None:
        close_for(found, thread_id)


def ask_with_thread(viewer: Viewer, thread_id: int, *, found: Reason | None = None) -> bool:
    """For the act that just started the thread. False where the member has a question open: then
    this one can be asked later."""
    _let_go_of_lost(viewer.member_id)
    if find_open_question(viewer) is not None and found is None:
        return False
    try:
        _keep(viewer, thread_id, None, found=found)
    except Conflict:
        return False
    return True


def take_back(viewer: Viewer, thread_id: int) -> None:
    """While nobody answered; twice is once. Raises NotFound for what was never asked, Conflict for
    what was answered."""
    question = get_question(viewer, thread_id)
    require(may_take_back(viewer, question))
    if question.state == QuestionState.CLOSED:
        return
    if not _close(Reason.TAKEN_BACK, ExpertQuestion.thread_id == thread_id):
        raise Conflict(_("Je vraag is al beantwoord."), code="answered")


def close_for(found: Reason, thread_id: int) -> None:
    """Of a question that still waits, in which something was found with which one does not."""
    if _close(found, ExpertQuestion.thread_id == thread_id):
        _tell_staff(thread_id, found)


def _keep(
    viewer: Viewer, thread_id: int, kept: ExpertQuestion | None, *, found: Reason | None
) -> None:
    """Of two at once one is kept: the other raises Conflict. Of what was closed for this before
    those who moderate heard already."""
    question = kept or ExpertQuestion(thread_id=thread_id, member_id=viewer.member_id)
    is_known = question.closed_reason == found
    facts = _closed_facts(found) if found else _asked_facts(viewer.member_id)
    try:
        with db.session.begin_nested():
            for name, value in (_BLANK | {"asked_at": clock.now()} | facts).items():
                setattr(question, name, value)
            db.session.add(question)
    except IntegrityError as error:
        raise _one_at_a_time(viewer) from error
    _forget_declines(thread_id)
    if found and not is_known:
        _tell_staff(thread_id, found)


# Of a question that is asked again nothing stays of the time before.
_BLANK: dict[str, Any] = dict.fromkeys(
    ("approved_at", "approved_by", "claimed_by", "claimed_until", "told_late_at")
) | dict.fromkeys(("closed_at", "closed_by", "closed_reason", "closed_words"))


def _asked_facts(member_id: int) -> dict[str, Any]:
    return {"state": QuestionState.ASKED, "open_for": member_id, "turn": 1}


def _closed_facts(reason: Reason) -> dict[str, Any]:
    closed = {"state": QuestionState.CLOSED, "closed_reason": reason, "closed_at": clock.now()}
    return closed | {"open_for": None, "claimed_by": None, "claimed_until": None}


def _close(reason: Reason, *which: Any) -> bool:
    done = update(ExpertQuestion).where(ExpertQuestion.state.in_(OPEN), *which)
    closed = done.values(_closed_facts(reason)).returning(ExpertQuestion.thread_id)
    return bool(db.session.scalars(closed, execution_options=UNCHANGED).all())


def _let_go_of_lost(member_id: int) -> None:
    """A question of which the words were taken away waits for nobody, and holds up no other."""
    gone = or_(Post.deleted_at.is_not(None), Post.removed_at.is_not(None))
    lost = or_(
        exists().where(Thread.id == ExpertQuestion.thread_id, Thread.deleted_at.is_not(None)),
        exists().where(Post.thread_id == ExpertQuestion.thread_id, Post.number == 1, gone),
    )
    _close(Reason.TAKEN_BACK, ExpertQuestion.open_for == member_id, lost)


def _require_turn(viewer: Viewer) -> None:
    if find_open_question(viewer) is not None:
        raise _one_at_a_time(viewer)


def _one_at_a_time(viewer: Viewer) -> Conflict:
    other = find_open_question(viewer)
    told = _("Je hebt al een vraag openstaan. Je kunt één vraag tegelijk stellen.")
    if other is not None:
        told = _(
            "Je vraag ‘%(title)s’ staat nog open. Je kunt één vraag tegelijk stellen: wacht op het "
            "antwoord, of neem die vraag terug.",
            title=other.title,
        )
    return Conflict(told, code="question_open")


def _find(thread_id: int) -> ExpertQuestion | None:
    query = select(ExpertQuestion).where(ExpertQuestion.thread_id == thread_id).with_for_update()
    return db.session.scalar(query, execution_options={"populate_existing": True})


def _forget_declines(thread_id: int) -> None:
    """Who left it to others may look again: it may have changed."""
    gone = delete(Decline).where(Decline.thread_id == thread_id)
    db.session.execute(gone, execution_options=UNCHANGED)


def _tell_staff(thread_id: int, found: Reason) -> None:
    """Of a cry for help they hear by what is noted of the post that it stands in."""
    if found == Reason.CRISIS:
        return
    for member_id in recipients.staff():
        outbox.record(QuestionAlarmed(thread_id, member_id))
