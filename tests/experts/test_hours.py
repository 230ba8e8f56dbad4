"""The life of an hour of experts: planned, asked in, held, closed by itself, or cancelled."""

from datetime import timedelta

import pytest

from forum.core.db import db
from forum.core.errors import Invalid, NotFound, Refused
from forum.experts import ending
from forum.experts.hours.asked import questions_in
from forum.experts.hours.queries import get_hour, hours, hours_to_hold
from forum.experts.hours.views import HourState, When
from forum.jobs.hours import keep_hours
from forum.moderation import service as keeping
from forum.moderation.acts import Act
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind, Visibility
from forum.threads.queries import get_thread
from tests import make
from tests.experts.held_hours import DAY, answer, ask, planned, row


@pytest.fixture
def lotte(app):
    return make.expert(username="Lotte")


@pytest.fixture
def hour(lotte):
    return planned(lotte)


@pytest.fixture
def ingrid(app):
    return make.viewer(make.moderator())


def _state(thread_id, who=None):
    return get_hour(make.viewer(who or make.member()), thread_id).hour.state


def _say(thread_id, who=None, **facts):
    said = {"body": "Bij mij hielp wandelen."} | facts
    return posting.reply(make.viewer(who or make.member()), thread_id, **said)


def _open(time):
    time.pass_time(days=1, minutes=1)


def test_it_opens_and_closes_by_the_clock_alone(hour, time):
    assert _state(hour) == HourState.COMING
    _open(time)
    assert _state(hour) == HourState.NOW
    time.pass_time(hours=1)
    assert _state(hour) == HourState.PAST
    assert get_thread(make.viewer(make.member()), hour).is_locked
    assert row(hour).closed_at is None


def test_until_it_begins_members_put_questions_and_nothing_else(hour, time):
    with pytest.raises(Invalid) as refused:
        _say(hour)
    assert set(refused.value.errors) == {"kind"}
    ask(hour)
    _open(time)
    _say(hour)


def test_a_question_stays_one_until_then(hour):
    asker = make.member()
    post = ask(hour, asker)
    with pytest.raises(Invalid):
        posting.edit_post(make.viewer(asker), post.id, kind=ReplyKind.EXPERIENCE)


def test_moderators_say_what_they_want_before_it_begins(hour, ingrid):
    posting.reply(ingrid, hour, body="Tot morgen.")


def test_only_hosts_answer_and_only_from_its_beginning_on(hour, lotte, time):
    question, other = ask(hour), make.expert()
    for who in (lotte, other):
        with pytest.raises(Invalid):
            answer(hour, who, question)
    _open(time)
    with pytest.raises(Invalid):
        answer(hour, other, question)
    assert answer(hour, lotte, question).is_expert
    _say(hour, other)


def test_an_answer_there_is_one_to_a_question(hour, lotte, time):
    _open(time)
    story = _say(hour)
    for to in (None, story):
        with pytest.raises(Invalid) as refused:
            answer(hour, lotte, to)
        assert set(refused.value.errors) == {"kind"}


def test_who_is_no_expert_any_more_is_no_host(hour, lotte, time):
    question = ask(hour)
    _open(time)
    lotte.expert_until = time.at - timedelta(minutes=1)
    db.session.flush()
    assert list(get_hour(make.viewer(make.member()), hour).hour.hosts) == []
    with pytest.raises(Invalid):
        answer(hour, lotte, question)


def test_whose_verification_is_taken_away_does_not_come_back_as_host(hour, lotte, ingrid):
    ending.revoke(ingrid, "Lotte", reason="Geen registratie meer.")
    lotte.role, lotte.expert_profession = "expert", "fysiotherapeut"
    db.session.flush()
    assert list(get_hour(ingrid, hour).hour.hosts) == []


def test_after_it_nobody_writes_unless_a_moderator_opens_it(hour, lotte, ingrid, time):
    question = ask(hour)
    time.pass_time(days=1, hours=1)
    with pytest.raises(Refused):
        answer(hour, lotte, question)
    keep_hours()
    keeping.act_on_thread(ingrid, Act.UNLOCK, hour, reason="Eén vraag bleef open.")
    keep_hours()
    assert answer(hour, lotte, question).is_expert


def test_the_chore_is_done_once(hour, time):
    time.pass_time(days=1)
    keep_hours()
    assert (row(hour).opened_at, row(hour).closed_at) == (row(hour).opens_at, None)
    time.pass_time(hours=1)
    keep_hours()
    locked = row(hour).closed_at
    time.pass_time(hours=1)
    keep_hours()
    assert row(hour).closed_at == locked == row(hour).closes_at


def test_a_moderator_who_opened_it_early_does_not_keep_it_open(hour, ingrid, time):
    _open(time)
    keeping.act_on_thread(ingrid, Act.LOCK, hour, reason="Even rustig.")
    assert get_thread(ingrid, hour).is_locked
    keeping.act_on_thread(ingrid, Act.UNLOCK, hour, reason="Verder.")
    assert not get_thread(ingrid, hour).is_locked
    time.pass_time(hours=1)
    keep_hours()
    assert get_thread(ingrid, hour).is_locked


def test_lists_say_what_is_now_what_comes_and_what_was(lotte, time):
    was = planned(lotte)
    time.pass_time(days=2)
    late, soon = planned(lotte, ahead=2 * DAY), planned(lotte)
    now = planned(lotte, ahead=timedelta(minutes=1))
    time.pass_time(minutes=2)
    reader = make.viewer(make.member())
    found = {when: [line.thread.id for line in hours(reader, when).items] for when in When}
    assert found == {When.NOW: [now], When.COMING: [soon, late], When.PAST: [was]}
    assert [line.thread.id for line in hours_to_hold(make.viewer(lotte))] == [now, soon, late]


def test_among_members_it_is_not_there_for_others(lotte):
    inside = planned(lotte, visibility=Visibility.MEMBERS)
    guest = make.viewer(make.member(verified=False))
    assert not hours(guest, When.COMING).items
    with pytest.raises(NotFound):
        get_hour(guest, inside)


def test_who_may_not_read_it_hears_nothing_of_it_by_writing_there(lotte):
    """Not even that questions are collected there, which holds of no other conversation."""
    inside = planned(lotte, visibility=Visibility.MEMBERS)
    guest = make.viewer(make.member(verified=False))
    with pytest.raises(NotFound):
        posting.reply(guest, inside, body="Ik doe mee.")


def test_each_question_comes_with_its_answers(hour, lotte, time):
    asker = make.member()
    first, second = ask(hour, asker), ask(hour, body="En bukken?")
    _open(time)
    to_second, to_first = answer(hour, lotte, second), answer(hour, lotte, first)
    _say(hour)
    who = make.viewer(make.member())
    found = questions_in(who, get_thread(who, hour)).items
    assert [(one.question.id, [post.id for post in one.answers]) for one in found] == [
        (first.id, [to_first.id]),
        (second.id, [to_second.id]),
    ]
    posting.delete_post(make.viewer(asker), first.id)
    assert [one.question.id for one in questions_in(who, get_thread(who, hour)).items] == [
        second.id
    ]
