"""What does not arrive: tried again for a day, without harm to others, until a person must look."""

from datetime import timedelta

import pytest

from forum.core import clock
from forum.core.db import db
from forum.hooks import queue, service
from forum.hooks.kinds import HookKind, State
from forum.hooks.queue import LEASE, MAX_ATTEMPTS, PAUSES
from forum.jobs.hooking import give_up_old
from tests import make
from tests.hooks.conftest import allow, deliveries, hook_at

NOBODY = "http://127.0.0.1:9/"


def keeper():
    return make.viewer(make.admin())


def test_what_fails_is_tried_again_for_a_day_by_the_same_key(hook, receiver, send, time):
    receiver.says(500)
    make.thread()
    assert send() == 1
    for pause in PAUSES:
        (one,) = deliveries()
        assert (one.state, one.status) == (State.WAITING, 500)
        assert one.next_attempt_at == clock.now() + pause
        time.pass_time(seconds=int(pause.total_seconds()) - 1)
        assert send() == 0
        time.pass_time(seconds=1)
        assert send() == 1
    (one,) = deliveries()
    assert (one.state, one.attempts, one.ended_at) == (State.FAILED, MAX_ATTEMPTS, clock.now())
    assert len(set(receiver.keys)) == 1
    assert len({came.data for came in receiver.came}) == 1
    assert timedelta(hours=20) < sum(PAUSES, timedelta()) < timedelta(hours=26)


def test_where_something_failed_nothing_is_tried_for_a_while(hook, receiver, send, time):
    """So that of a host that is away one attempt is made, and not one for each message."""
    receiver.says(503)
    for _time in range(5):
        make.thread()
    assert send() == 1
    time.pass_time(seconds=59)
    assert send() == 0
    receiver.says(200)
    time.pass_time(seconds=1)
    assert send() == 5
    assert {one.state for one in deliveries()} == {State.SENT}
    assert (hook.failures, hook.failing_since, hook.rests_until) == (0, None, None)


def test_one_host_that_is_away_does_not_keep_another_waiting(app, hook, receiver, send):
    gone = hook_at(app, NOBODY, name="Weg")
    allow(app, receiver.url, NOBODY)
    make.thread()
    send()
    found = {one.hook_id: (one.state, one.error) for one in deliveries()}
    away = (State.WAITING, "no_connection")
    assert found == {hook.id: (State.SENT, None), gone.id: away}


def test_a_host_that_the_operator_took_back_is_not_called(app, hook, receiver, send):
    make.thread()
    allow(app, "http://elders.example")
    send()
    assert [one.error for one in deliveries()] == ["host_not_allowed"]
    assert receiver.came == []


def test_where_webhooks_are_off_nothing_is_noted_down(app, hook, receiver, send):
    allow(app)
    make.thread()
    assert (send(), deliveries(), receiver.came) == (0, [], [])


def test_for_a_paused_hook_nothing_is_noted_down_and_what_waits_waits(hook, receiver, send):
    queue.tell([hook.id], HookKind.THREAD_STARTED, str(make.thread().thread_id))
    service.pause(keeper(), hook.id)
    make.thread()
    assert (send(), len(deliveries())) == (0, 1)
    service.resume(keeper(), hook.id)
    assert (send(), len(receiver.came)) == (1, 1)


def test_what_could_not_be_tried_for_a_day_failed(hook, send, time):
    queue.tell([hook.id], HookKind.THREAD_STARTED, str(make.thread().thread_id))
    service.pause(keeper(), hook.id)
    time.pass_time(days=1, minutes=5)
    give_up_old()
    assert [(one.state, one.error) for one in deliveries()] == [(State.FAILED, "expired")]


def letters(smtp, run_worker) -> list[str]:
    run_worker()
    return [one.get_content() for one in smtp.messages if "webhook" in one["Subject"]]


def test_a_hook_that_fails_for_days_is_paused_and_admins_hear_of_it(
    hook, receiver, send, time, smtp, run_worker
):
    receiver.says(500)
    for _day in range(6):
        assert hook.paused_at is None
        make.thread()
        send()
        time.pass_time(days=1)
    assert hook.paused_for == "failing"
    (letter,) = letters(smtp, run_worker)
    assert f"/moderation/webhooks/{hook.id}" in letter
    assert receiver.url not in letter
    came = len(receiver.came)
    make.thread()
    assert (send(), len(receiver.came)) == (0, came)


def test_one_good_answer_and_the_days_begin_anew(hook, receiver, send, time):
    for day in range(12):
        receiver.says(200 if day % 4 == 0 else 500)
        make.thread()
        send()
        time.pass_time(days=1)
    assert hook.paused_at is None


def test_a_receiver_that_says_it_is_gone_is_taken_at_its_word(
    hook, receiver, send, smtp, run_worker
):
    receiver.says(410)
    make.thread()
    send()
    assert hook.paused_for == "gone"
    assert len(letters(smtp, run_worker)) == 1


def test_a_worker_that_died_is_followed_by_another(hook, receiver, send, time, run_worker):
    make.thread()
    run_worker()
    first = queue.claim_next()
    db.session.commit()
    assert send() == 0
    time.pass_time(seconds=int(LEASE.total_seconds()))
    assert send() == 1
    assert receiver.keys == [first.key]
    assert not queue.again(first, status=500)
    assert [(one.attempts, one.state) for one in deliveries()] == [(2, State.SENT)]


@pytest.mark.parametrize("attempts", [MAX_ATTEMPTS])
def test_what_takes_every_worker_along_is_given_up(hook, receiver, send, time, attempts):
    queue.tell([hook.id], HookKind.THREAD_STARTED, str(make.thread().thread_id))
    for _attempt in range(attempts):
        assert queue.claim_next()
        db.session.commit()
        time.pass_time(seconds=int(LEASE.total_seconds()))
    hook.kinds = []
    assert (send(), receiver.came) == (0, [])
    assert [(one.state, one.error) for one in deliveries()] == [(State.FAILED, "abandoned")]


def test_what_a_later_release_noted_keeps_nothing_else_waiting(hook, receiver, send, visitor):
    make.thread()
    make.thread()
    send()
    late, *_others = deliveries()
    late.kind, late.state = "member.sang", State.WAITING.value
    db.session.commit()
    make.thread()
    assert send() == 1
    visitor.log_in(make.admin())
    assert visitor.get(f"/moderation/webhooks/{hook.id}").status_code == 200
