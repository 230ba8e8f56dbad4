"""The lists of questions, and how long answers take."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, not_, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import alias
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.core.questions import Question, ask_together
from forum.core.workdays import working_days_between
from forum.experts.models import Decline, ExpertDesk, ExpertQuestion
from forum.experts.questions.answering import OPEN
from forum.experts.questions.claims import is_held, is_held_by, is_waiting
from forum.experts.questions.policy import may_see_desk, may_see_pile
from forum.experts.questions.queries import show_question, with_question
from forum.experts.questions.views import FEWEST_ANSWERS, Desk, Overview, Pile, QuestionLine
from forum.experts.states import QuestionState
from forum.threads.models import Post, Thread
from forum.threads.policy import is_unlocked, visible_to
from forum.threads.queries import thread_lines
from forum.threads.rows import show_thread

LATELY = timedelta(days=90)
ENOUGH = 500  # answers to tell what is usual by
_first = alias(Post)

_id = ExpertQuestion.thread_id
_turn = (ExpertQuestion.turn, ExpertQuestion.asked_at, _id)
_ORDERS = {
    Pile.WAITING: Order("questions-waiting", _turn, descending=False),
    Pile.DECLINED: Order("questions-declined", _turn, descending=False),
    Pile.ASKED: Order("questions-asked", (ExpertQuestion.asked_at, _id), descending=False),
    Pile.ASSIGNED: Order(
        "questions-assigned", (ExpertQuestion.claimed_until, _id), descending=False
    ),
    Pile.HELD: Order("questions-held", (ExpertQuestion.claimed_until, _id), descending=False),
    Pile.ANSWERED: Order("questions-answered", (ExpertQuestion.answered_at, _id)),
    Pile.CLOSED: Order("questions-closed", (ExpertQuestion.closed_at, _id)),
    Pile.MINE: Order("questions-mine", (ExpertQuestion.asked_at, _id)),
}


def questions(
    viewer: Viewer, pile: Pile, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[QuestionLine]:
    """What waits: raised first, then the oldest. What is done: the latest first. Raises
    LoginRequired and Refused for a list that is not for the viewer."""
    require(may_see_pile(viewer, pile))
    query = with_question(viewer, thread_lines(viewer)).where(_in_pile(viewer, pile))

    def show(row: Any) -> QuestionLine:
        return QuestionLine(show_thread(row), show_question(viewer, row))

    return _ORDERS[pile].take(query, after=after, limit=limit, show=show)


def overview(viewer: Viewer) -> Overview:
    """What stands around the lists, in one query."""
    works = viewer.is_expert or viewer.is_staff
    around = ask_together(
        median=ask_median(),
        counts=_ask_counts(viewer) if works else None,
        desk=ask_desk(viewer) if viewer.is_expert else None,
    )
    return Overview(around["median"], around["counts"] or {}, around["desk"])


def own_desk(viewer: Viewer) -> Desk:
    require(may_see_desk(viewer))
    return ask_desk(viewer).ask()


def ask_desk(viewer: Viewer) -> Question[Desk]:
    query = select(ExpertDesk.away_until, ExpertDesk.most_open)
    return Question(
        query.where(ExpertDesk.member_id == viewer.member_id),
        lambda rows: Desk(rows[0].away_until, rows[0].most_open) if rows else Desk(),
    )


def ask_median() -> Question[Fraction | None]:
    """In working days from asking on. A number about all, that tells of nobody."""
    query = (
        select(ExpertQuestion.asked_at, ExpertQuestion.answered_at)
        .where(
            ExpertQuestion.state == QuestionState.ANSWERED,
            ExpertQuestion.answered_at > clock.now() - LATELY,
        )
        .order_by(ExpertQuestion.answered_at.desc())
        .limit(ENOUGH)
    )
    return Question(query, _median)


def _median(rows: Sequence[Any]) -> Fraction | None:
    if len(rows) < FEWEST_ANSWERS:
        return None
    return Fraction(median(working_days_between(row.asked_at, row.answered_at) for row in rows))


def _ask_counts(viewer: Viewer) -> Question[dict[Pile, int]]:
    piles = [Pile.HELD, Pile.WAITING] if viewer.is_expert else [Pile.ASKED, Pile.WAITING]
    which = case(*((_in_pile(viewer, pile), pile.value) for pile in piles), else_="").label("pile")
    query = (
        select(which, func.count().label("amount"))
        .select_from(ExpertQuestion)
        .join(Thread, Thread.id == ExpertQuestion.thread_id)
        .where(ExpertQuestion.state.in_(OPEN), visible_to(viewer))
        .group_by(which)
    )
    return Question(query, lambda rows: {Pile(row.pile): row.amount for row in rows if row.pile})


def _in_pile(viewer: Viewer, pile: Pile) -> ColumnElement[bool]:
    at = clock.now()
    if pile in (Pile.WAITING, Pile.DECLINED):
        declined = _declined_by(viewer)
        theirs = declined if pile == Pile.DECLINED else not_(declined)
        return and_(is_waiting(at), takes_answers(), theirs)
    if pile == Pile.ASKED:
        return and_(ExpertQuestion.state == QuestionState.ASKED, takes_answers())
    if pile in (Pile.ANSWERED, Pile.CLOSED):
        return ExpertQuestion.state == QuestionState(pile)
    return {
        Pile.ASSIGNED: is_held(at),
        Pile.HELD: is_held_by(viewer, at),
        Pile.MINE: ExpertQuestion.member_id == viewer.id,
    }[pile]


def _declined_by(viewer: Viewer) -> ColumnElement[bool]:
    left = exists().where(
        Decline.thread_id == ExpertQuestion.thread_id, Decline.member_id == viewer.id
    )
    return left.correlate(ExpertQuestion)


def takes_answers() -> ColumnElement[bool]:
    """Where an expert could write, and the question itself can still be read."""
    stands = exists().where(
        _first.thread_id == ExpertQuestion.thread_id,
        _first.number == 1,
        _first.deleted_at.is_(None),
        _first.removed_at.is_(None),
    )
    return and_(is_unlocked(), stands.correlate(ExpertQuestion))
