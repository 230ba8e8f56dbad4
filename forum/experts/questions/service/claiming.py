"""Taking up a question, giving it back, passing it on, and leaving it to others.

One expert has a question at a time: of many who take it up at once the database lets one. Experts
are held first, in the order of their ids, so that nobody takes up more than they said.
"""

from typing import Any

from sqlalchemy import delete, func, select, update

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core import clock, outbox
from forum.core.days import this_day
from forum.core.db import db, insert_or
from forum.core.errors import Conflict, ForumError, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import Decline, ExpertQuestion
from forum.experts.policy import may_work
from forum.experts.questions.claims import CLAIMABLE, LOCK, is_held_by, is_waiting
from forum.experts.questions.events import QuestionClaimed, QuestionHandedOver
from forum.experts.questions.piles import ask_desk
from forum.experts.questions.policy import (
    may_claim,
    may_hand_over,
    may_pass_on,
    may_release,
)
from forum.experts.questions.queries import get_question
from forum.experts.questions.views import QuestionView
from forum.experts.states import QuestionState
from forum.threads.models import Thread
from forum.threads.policy import is_unlocked

UNCHANGED = {"synchronize_session": False}


def claim(viewer: Viewer, thread_id: int) -> None:
    """For 48 hours; who has it already keeps the time they have. Raises Conflict where somebody
    was first, and for who is away or has enough."""
    require(may_work(viewer, clock.now()))
    question = get_question(viewer, thread_id)
    require(may_claim(viewer, question, clock.now()))
    get_held(viewer.member_id)
    if _holds(viewer, thread_id):
        return
    _require_room(viewer)
    if not _give(viewer, thread_id, is_waiting(clock.now())):
        raise _not_to_be_had(get_question(viewer, thread_id))
    outbox.record(QuestionClaimed(thread_id))


def release(viewer: Viewer, thread_id: int) -> bool:
    """Back to the others, in its old place. Whether somebody had it."""
    require(may_pass_on(viewer, clock.now()))
    question = get_question(viewer, thread_id)
    if viewer.is_expert and question.state == QuestionState.WAITING:
        return False
    require(may_release(viewer, question, clock.now()))
    mine = () if viewer.is_staff else (is_held_by(viewer, clock.now()),)
    return _take(thread_id, *mine)


def decline(viewer: Viewer, thread_id: int) -> None:
    """Leaves it to others: it is no longer offered to this expert, who may still take it up.
    Raises Conflict where there is nothing to leave."""
    require(may_work(viewer, clock.now()))
    question = get_question(viewer, thread_id)
    if question.state not in CLAIMABLE:
        raise _not_to_be_had(question)
    _take(thread_id, is_held_by(viewer, clock.now()))
    left = insert_or(Decline).values(
        thread_id=thread_id, member_id=viewer.member_id, declined_at=clock.now()
    )
    db.session.execute(left.on_conflict_do_nothing())


def hand_over(viewer: Viewer, thread_id: int, *, to: str) -> bool:
    """To the expert of that name, who has it from now on. Whether that is new. Raises Invalid for
    who cannot take it, in words that tell nothing of why; Conflict where it was just taken up."""
    require(may_pass_on(viewer, clock.now()))
    question = get_question(viewer, thread_id)
    require(may_hand_over(viewer, question, clock.now()))
    other = _named(to)
    for member_id in sorted({viewer.member_id, other.member_id}):
        get_held(member_id)
    if _holds(other, thread_id):
        return False
    _require_can_take(other, thread_id)
    free = ExpertQuestion.state.in_(CLAIMABLE)
    if not _give(other, thread_id, free if viewer.is_staff else is_held_by(viewer, clock.now())):
        raise _not_to_be_had(get_question(viewer, thread_id))
    outbox.record(QuestionHandedOver(thread_id, other.member_id))
    return True


def _require_room(viewer: Viewer) -> None:
    desk = ask_desk(viewer).ask()
    if desk.is_away(this_day()):
        raise Conflict(
            _("Je staat op afwezig. Zet dat eerst uit bij ‘Hoe je gevraagd wilt worden’."),
            code="away",
        )
    if _count_held(viewer) >= desk.most_open:
        told = _("Je hebt al zoveel vragen opgepakt als je wilde (%(most)s).", most=desk.most_open)
        raise Conflict(told, code="enough")


def _require_can_take(other: Viewer, thread_id: int) -> None:
    try:
        require(may_claim(other, get_question(other, thread_id), clock.now()))
        _require_room(other)
    except ForumError as error:
        raise _cannot_take() from error


def _cannot_take() -> Invalid:
    told = _("Aan deze naam kun je de vraag nu niet geven. Kies een andere expert, of geef terug.")
    return Invalid(told, errors={"to": [told]})


def _named(name: str) -> Viewer:
    query = select(Member.id).where(Member.username_key == username_key(name))
    found = db.session.scalar(query)
    if found is None:
        raise _cannot_take()
    return get_viewer(found)


def _count_held(viewer: Viewer) -> int:
    query = select(func.count()).select_from(ExpertQuestion)
    return db.session.scalar(query.where(is_held_by(viewer, clock.now()))) or 0


def _holds(viewer: Viewer, thread_id: int) -> bool:
    query = select(ExpertQuestion.thread_id).where(ExpertQuestion.thread_id == thread_id)
    return db.session.scalar(query.where(is_held_by(viewer, clock.now()))) is not None


def _give(viewer: Viewer, thread_id: int, condition: Any) -> bool:
    """One statement, of which the database lets one of many through."""
    is_open = select(Thread.id).where(Thread.id == thread_id, is_unlocked()).exists()
    given = update(ExpertQuestion).where(ExpertQuestion.thread_id == thread_id, condition, is_open)
    given = given.values(
        state=QuestionState.ASSIGNED,
        claimed_by=viewer.member_id,
        claimed_until=clock.now() + LOCK,
    )
    found = db.session.scalar(
        given.returning(ExpertQuestion.thread_id), execution_options=UNCHANGED
    )
    if found is None:
        return False
    theirs = Decline.thread_id == thread_id, Decline.member_id == viewer.member_id
    db.session.execute(delete(Decline).where(*theirs), execution_options=UNCHANGED)
    return True


def _take(thread_id: int, *which: Any) -> bool:
    taken = update(ExpertQuestion).where(
        ExpertQuestion.thread_id == thread_id,
        ExpertQuestion.state == QuestionState.ASSIGNED,
        *which,
    )
    taken = taken.values(state=QuestionState.WAITING, claimed_by=None, claimed_until=None)
    found = db.session.scalar(
        taken.returning(ExpertQuestion.thread_id), execution_options=UNCHANGED
    )
    return found is not None


def _not_to_be_had(question: QuestionView) -> Conflict:
    """In words of what it is by now."""
    if question.state == QuestionState.ASSIGNED:
        return Conflict(_("Een andere expert was net eerder met deze vraag."), code="claimed")
    if question.state == QuestionState.WAITING:
        return Conflict(_("Dit gesprek is gesloten."), code="locked")
    if question.state == QuestionState.ASKED:
        return Conflict(_("Een moderator bekijkt deze vraag nog."), code="not_approved")
    return Conflict(_("Deze vraag is al beantwoord of gesloten."), code="over")
