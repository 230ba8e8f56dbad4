"""Taking up a question, giving it back, passing it on and leaving it to others."""

from datetime import timedelta

import pytest

from forum.accounts.service.blocking import block_member
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.experts.questions import service
from forum.experts.questions.piles import questions
from forum.experts.questions.queries import get_question
from forum.experts.questions.views import Pile
from forum.experts.states import QuestionState
from forum.jobs.questioning import keep_questions
from forum.moderation import questions as moderation
from tests import make
from tests.experts.asked import LOCK, claimed, row, waiting

pytestmark = pytest.mark.usefixtures("app")


def _queue(expert, pile=Pile.WAITING):
    return [line.thread.id for line in questions(make.viewer(expert), pile).items]


def test_who_takes_up_a_question_has_it_for_48_hours():
    asker, expert, other = make.member(), make.expert(), make.expert()
    first = claimed(expert, asker)
    found = get_question(make.viewer(asker), first.thread_id)
    assert (found.state, found.holder) == (QuestionState.ASSIGNED, None)
    assert found.claimed_until == clock.now() + LOCK
    assert get_question(make.viewer(other), first.thread_id).holder == expert.username
    with pytest.raises(Conflict, match="net eerder") as told:
        service.claim(make.viewer(other), first.thread_id)
    assert told.value.code == "claimed"


def test_taking_it_up_twice_does_not_make_it_longer(time):
    expert = make.expert()
    first = claimed(expert)
    until = row(first).claimed_until
    time.pass_time(hours=3)
    service.claim(make.viewer(expert), first.thread_id)
    assert row(first).claimed_until == until


def test_after_48_hours_it_waits_again_before_any_job_ran(time):
    expert, other = make.expert(), make.expert()
    first = claimed(expert)
    time.pass_time(hours=48)
    assert _queue(other) == [first.thread_id]
    assert get_question(make.viewer(expert), first.thread_id).state == QuestionState.WAITING
    service.claim(make.viewer(other), first.thread_id)
    assert row(first).claimed_by == other.id


def test_the_clock_tidies_what_was_over_and_leaves_the_rest(time):
    first = claimed(make.expert())
    time.pass_time(hours=47)
    second = claimed(make.expert())
    time.pass_time(hours=2)
    keep_questions()
    assert (row(first).state, row(first).claimed_by) == ("waiting", None)
    assert row(second).state == "assigned"


def test_whose_verification_ended_holds_nothing_and_takes_up_nothing():
    expert, other = make.expert(), make.expert()
    held, free = claimed(expert), waiting()
    expert.expert_until = clock.now()
    db.session.flush()
    assert _queue(other) == [held.thread_id, free.thread_id]
    with pytest.raises(Refused, match="geverifieerde expert"):
        service.claim(make.viewer(expert), free.thread_id)
    keep_questions()
    assert row(held).claimed_by is None


@pytest.mark.parametrize("facts", [{"suspended_until": timedelta(days=1)}, {"paused_at": None}])
def test_who_is_suspended_or_away_holds_nothing_either(facts):
    expert = make.expert()
    first = claimed(expert)
    for name, lasts in facts.items():
        setattr(expert, name, clock.now() + (lasts or timedelta()))
    db.session.flush()
    assert _queue(make.expert()) == [first.thread_id]


def test_nobody_takes_up_their_own_question():
    expert = make.expert()
    first = waiting(expert)
    with pytest.raises(Refused, match="eigen vraag"):
        service.claim(make.viewer(expert), first.thread_id)


def test_who_cannot_see_the_thread_cannot_take_it_up():
    asker, expert = make.member(), make.expert()
    first = waiting(asker)
    block_member(make.viewer(asker), expert.username)
    assert _queue(expert) == []
    with pytest.raises(NotFound):
        service.claim(make.viewer(expert), first.thread_id)


def test_an_expert_holds_no_more_than_they_said():
    expert = make.expert()
    for _ in range(3):
        claimed(expert)
    fourth = waiting()
    with pytest.raises(Conflict, match="zoveel vragen") as told:
        service.claim(make.viewer(expert), fourth.thread_id)
    assert told.value.code == "enough"
    service.set_desk(make.viewer(expert), away_until=None, most_open=4)
    service.claim(make.viewer(expert), fourth.thread_id)


def test_who_is_away_takes_up_nothing_until_that_day(time):
    expert, first = make.expert(), waiting()
    back = this_day() + timedelta(days=2)
    service.set_desk(make.viewer(expert), away_until=back, most_open=3)
    with pytest.raises(Conflict, match="afwezig"):
        service.claim(make.viewer(expert), first.thread_id)
    time.pass_time(days=2)
    service.claim(make.viewer(expert), first.thread_id)


def test_away_is_a_day_that_still_comes():
    for days in (0, 366):
        day = this_day() + timedelta(days=days)
        with pytest.raises(Invalid, match="na vandaag"):
            service.set_desk(make.viewer(make.expert()), away_until=day, most_open=3)


def test_giving_back_is_for_who_has_it_and_for_moderators():
    expert, other = make.expert(), make.expert()
    first = claimed(expert)
    with pytest.raises(Refused, match="andere expert"):
        service.release(make.viewer(other), first.thread_id)
    assert service.release(make.viewer(expert), first.thread_id)
    assert not service.release(make.viewer(expert), first.thread_id)
    service.claim(make.viewer(other), first.thread_id)
    moderation.release(make.viewer(make.moderator()), first.thread_id, reason="Ziek")
    assert row(first).state == "waiting"


def test_left_to_others_it_is_not_offered_again_and_may_be_taken_up_after_all():
    expert, other = make.expert(), make.expert()
    first = claimed(expert)
    service.decline(make.viewer(expert), first.thread_id)
    service.decline(make.viewer(expert), first.thread_id)
    assert (_queue(expert), _queue(other)) == ([], [first.thread_id])
    assert _queue(expert, Pile.DECLINED) == [first.thread_id]
    service.claim(make.viewer(expert), first.thread_id)
    assert _queue(expert, Pile.HELD) == [first.thread_id]
    service.release(make.viewer(expert), first.thread_id)
    assert _queue(expert) == [first.thread_id]


def test_handing_over_gives_it_to_the_one_that_is_named(outbox_of):
    expert, other = make.expert(), make.expert()
    first = claimed(expert)
    service.hand_over(make.viewer(expert), first.thread_id, to=other.username.upper())
    assert row(first).claimed_by == other.id
    given = {"thread_id": first.thread_id, "member_id": other.id}
    assert outbox_of("QuestionHandedOver") == [given]
    with pytest.raises(Refused):
        service.hand_over(make.viewer(expert), first.thread_id, to=expert.username)
    keeper = make.viewer(make.moderator())
    moderation.hand_over(keeper, first.thread_id, to=expert.username, reason="Ziek")
    assert row(first).claimed_by == expert.id


def test_who_cannot_take_it_is_refused_in_the_same_words_whatever_the_reason():
    expert, asker, away = make.expert(), make.expert(), make.expert()
    first = claimed(expert, asker, pseudonym=True)
    day = this_day() + timedelta(days=1)
    service.set_desk(make.viewer(away), away_until=day, most_open=3)
    said = set()
    for name in (asker.username, away.username, make.member().username, "niemand"):
        with pytest.raises(Invalid) as told:
            service.hand_over(make.viewer(expert), first.thread_id, to=name)
        said.add(str(told.value.errors))
    assert len(said) == 1
    assert row(first).claimed_by == expert.id
