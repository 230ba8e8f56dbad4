"""Choosing answers. Whoever changes anything holds the row of the poll, so that all take turns
and what was counted is what was chosen."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import case, delete, insert, literal, select, update

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import UTCDateTime, db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import Verdict, require
from forum.polls.models import Poll, PollOption, Vote
from forum.polls.policy import CLOSED, is_open, may_close, may_vote, may_withdraw
from forum.polls.queries import get_poll
from forum.polls.views import PollView
from forum.threads.queries import get_thread


def vote(viewer: Viewer, post_id: int, options: Collection[int]) -> PollView:
    """Choose these answers, by their numbers, in the place of what one chose before.

    Raises NotFound without a poll to see, Conflict when it is closed, and Invalid for none,
    for more than one may choose or for an answer that is not there.
    """
    poll = get_poll(viewer, post_id)
    _require_open(may_vote(viewer, poll, get_thread(viewer, poll.thread_id), clock.now()))
    _check(poll, set(options))
    _take_turn(viewer, poll)
    wanted = select(PollOption.id).where(
        PollOption.poll_id == poll.id, PollOption.number.in_(set(options))
    )
    _choose(viewer, poll, set(db.session.scalars(wanted)))
    return get_poll(viewer, post_id)


def withdraw(viewer: Viewer, post_id: int) -> PollView:
    """Choose nothing after all. Twice is once. Raises Conflict when it is closed."""
    poll = get_poll(viewer, post_id)
    _require_open(may_withdraw(viewer, poll))
    _take_turn(viewer, poll)
    _choose(viewer, poll, set())
    return get_poll(viewer, post_id)


def close(viewer: Viewer, post_id: int) -> PollView:
    """For good, and before its time. Raises Conflict when it was closed already."""
    poll = get_poll(viewer, post_id)
    _require_open(may_close(viewer, poll))
    _hold_open(viewer, poll, closed_at=literal(clock.now(), UTCDateTime()))
    return get_poll(viewer, post_id)


def _require_open(verdict: Verdict) -> None:
    if verdict.code == CLOSED.code:
        raise Conflict(CLOSED.reason, code=CLOSED.code)
    require(verdict)


def _check(poll: PollView, chosen: set[int]) -> None:
    if not chosen:
        raise _wrong(_("Kies een antwoord."))
    if not chosen <= {option.number for option in poll.options}:
        raise _wrong(_("Dit antwoord bestaat niet."))
    if len(chosen) > poll.most:
        raise _wrong(_("Kies hoogstens %(most)s antwoorden.", most=poll.most))


def _wrong(told: Any) -> Invalid:
    return Invalid(told, errors={"options": [told]})


def _take_turn(viewer: Viewer, poll: PollView) -> None:
    """First the member, as who erases one does, so that the two never wait for each other."""
    get_held(viewer.member_id)
    _hold_open(viewer, poll, voter_count=Poll.voter_count)


def _hold_open(viewer: Viewer, poll: PollView, **values: Any) -> None:
    """Raises Conflict for what was closed while this one waited for its turn, and NotFound for
    what was taken away."""
    held = update(Poll).where(Poll.id == poll.id, is_open(clock.now()))
    held = held.values(values).returning(Poll.id)
    if db.session.scalar(held, execution_options={"synchronize_session": False}) is None:
        get_poll(viewer, poll.post_id)
        raise Conflict(CLOSED.reason, code=CLOSED.code)


def _choose(viewer: Viewer, poll: PollView, wanted: set[int]) -> None:
    mine = Vote.poll_id == poll.id, Vote.member_id == viewer.id
    before = set(db.session.scalars(select(Vote.option_id).where(*mine)))
    if before == wanted:
        return
    db.session.execute(delete(Vote).where(*mine, Vote.option_id.in_(before - wanted)))
    for option_id in sorted(wanted - before):
        chosen = {"poll_id": poll.id, "member_id": viewer.id, "option_id": option_id}
        db.session.execute(insert(Vote).values(chosen))
    count(poll.id, gained=wanted - before, lost=before - wanted)
    _count_voters(poll.id, by=bool(wanted) - bool(before))


def count(poll_id: int, *, gained: Collection[int], lost: Collection[int]) -> None:
    """For who holds the poll."""
    by = case((PollOption.id.in_(gained), 1), (PollOption.id.in_(lost), -1), else_=0)
    counted = update(PollOption).where(PollOption.poll_id == poll_id)
    db.session.execute(counted.values(vote_count=PollOption.vote_count + by))


def _count_voters(poll_id: int, *, by: int) -> None:
    counted = update(Poll).where(Poll.id == poll_id)
    db.session.execute(counted.values(voter_count=Poll.voter_count + by))
