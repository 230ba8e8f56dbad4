"""Who may vote, take back and close, as tables."""

from datetime import UTC, datetime

import pytest

from forum.accounts.viewer import GUEST, Role, Scope, Viewer
from forum.polls.policy import may_close, may_vote, may_withdraw
from forum.polls.views import PollView
from tests.threads.test_policy import _thread

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MEMBER = Viewer(id=1, is_verified=True, has_consent=True)
READER = Viewer(id=1, is_verified=True, has_consent=True, scopes=frozenset({Scope.READ}))
UNVERIFIED = Viewer(id=1, has_consent=True)
SUSPENDED = Viewer(
    id=1, is_verified=True, has_consent=True, suspended_until=datetime(2031, 1, 1, tzinfo=UTC)
)
KEEPER = Viewer(id=2, role=Role.MODERATOR, is_verified=True, has_consent=True)


def poll(**facts) -> PollView:
    usual = {
        "id": 1, "post_id": 1, "thread_id": 1, "question": "Wat?", "most": 1, "closes_at": None,
        "is_closed": False, "mine": False, "voters": None, "options": (),
    }  # fmt: skip
    return PollView(**usual | facts)


@pytest.mark.parametrize(
    ("who", "open_code", "closed_code"),
    [
        (MEMBER, "", "poll_closed"),
        (KEEPER, "", "poll_closed"),
        (GUEST, "login_required", "login_required"),
        (UNVERIFIED, "unverified", "unverified"),
        (SUSPENDED, "suspended", "suspended"),
        (READER, "scope_missing", "scope_missing"),
    ],
)
def test_whoever_may_reply_may_vote_while_it_is_open(who, open_code, closed_code):
    assert may_vote(who, poll(), _thread(), NOW).code == open_code
    assert may_vote(who, poll(is_closed=True), _thread(), NOW).code == closed_code


def test_in_a_closed_thread_nobody_votes_but_the_team():
    assert may_vote(MEMBER, poll(), _thread(is_locked=True), NOW).code == "locked"
    assert may_vote(KEEPER, poll(), _thread(is_locked=True), NOW)


@pytest.mark.parametrize("who", [MEMBER, UNVERIFIED, SUSPENDED])
def test_taking_back_does_not_depend_on_standing_but_ends_when_it_closes(who):
    assert may_withdraw(who, poll())
    assert may_withdraw(who, poll(is_closed=True)).code == "poll_closed"


def test_who_asked_it_and_the_team_may_close_it():
    assert may_close(MEMBER, poll(mine=True))
    assert may_close(SUSPENDED, poll(mine=True))
    assert may_close(KEEPER, poll())
    assert may_close(MEMBER, poll()).code == "not_yours"
    assert may_close(GUEST, poll()).code == "login_required"
    assert may_close(MEMBER, poll(mine=True, is_closed=True)).code == "poll_closed"
