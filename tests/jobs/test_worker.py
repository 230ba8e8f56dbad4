"""What happens later: each thing once, retried alone, and given up in plain sight."""

from datetime import timedelta

import pytest

from forum.core import clock, outbox
from forum.core.db import db, transaction
from forum.core.outbox import LEASE, MAX_ATTEMPTS
from forum.jobs.schedule import tidy
from tests import make
from tests.jobs.conftest import entries, happen, mail, waiting


@pytest.fixture
def seen() -> list[int]:
    return []


def test_what_happened_is_told_to_everyone_who_waits_for_it(react, run_worker, seen, smtp):
    def first(event):
        seen.append(event.number)

    def second(event):
        seen.append(-event.number)

    react(first, second, letters=(mail,))
    happen(1, 2)

    assert run_worker() == 2 + 2 * 3
    assert sorted(seen) == [-2, -1, 1, 2]
    assert [message["Subject"] for message in smtp.messages] == ["Nummer 1", "Nummer 2"]
    assert run_worker() == 0
    assert waiting() == []


def test_what_nobody_waits_for_is_done(react, run_worker):
    happen()
    outbox.add("Unheard", {})
    assert run_worker() == 2
    assert waiting() == []


def test_no_event_without_what_caused_it(open_site, react):
    with pytest.raises(RuntimeError), transaction():
        happen()
        raise RuntimeError
    assert entries() == []


def test_a_handler_that_fails_is_tried_again_after_1_2_4_minutes(react, run_worker, time):
    def fail(event):
        raise RuntimeError("wat een lid schreef")

    react(fail)
    happen()
    run_worker()
    for minutes in (1, 2, 4, 8, 16, 32, 64):
        (entry,) = waiting()
        assert entry.next_attempt_at == clock.now() + timedelta(minutes=minutes)
        time.pass_time(minutes=minutes - 1)
        assert run_worker() == 0
        assert entries()[1].attempts == entry.attempts
        time.pass_time(minutes=1)
        run_worker()

    dead = entries()[1]
    assert waiting() == []
    assert (dead.attempts, dead.failed_at) == (MAX_ATTEMPTS, clock.now())
    assert dead.last_error == "RuntimeError"


def test_one_that_fails_does_not_hold_up_the_others(react, run_worker, seen):
    def fail(event):
        raise RuntimeError

    def work(event):
        seen.append(event.number)

    react(fail, work)
    happen(1, 2)
    run_worker()
    assert seen == [1, 2]
    assert [entry.handler for entry in waiting()] == ["fail", "fail"]


def test_what_a_failed_handler_changed_is_undone(react, run_worker):
    def half(event):
        make.category(slug="half")
        raise RuntimeError

    react(half)
    happen()
    run_worker()
    assert db.session.execute(db.text("select count(*) from categories")).scalar() == 0


def test_what_a_handler_changed_is_kept_together_with_its_mark(open_site, react, run_worker_there):
    def whole(event):
        make.category(slug="heel")

    react(whole)
    with transaction():
        happen()
    assert run_worker_there() == 2
    assert db.session.execute(db.text("select count(*) from categories")).scalar() == 1
    assert waiting() == []


def test_a_handler_that_is_no_more_waits_for_a_person(react, run_worker):
    outbox.add("Happened", {"number": 1}, handler="gone")
    react()
    run_worker()
    (entry,) = waiting()
    assert (entry.last_error, entry.attempts) == ("KeyError", 1)


def _claim_and_die() -> outbox.OutboxEvent | None:
    """A worker that takes something and is never heard of again."""
    entry = outbox.claim_next()
    db.session.flush()
    return entry


def test_what_a_dead_worker_had_taken_is_taken_again_after_its_lease(react, run_worker, time, seen):
    react(lambda event: seen.append(event.number))
    happen()
    assert _claim_and_die().attempts == 1
    assert run_worker() == 0

    time.pass_time(seconds=LEASE.seconds)
    assert run_worker() == 2
    assert seen == [1]
    assert entries()[0].attempts == 2


def test_what_kills_every_worker_is_given_up_too(react, run_worker, time, seen):
    react(lambda event: seen.append(event.number))
    happen()
    for _attempt in range(MAX_ATTEMPTS):
        assert _claim_and_die()
        time.pass_time(seconds=LEASE.seconds)

    assert run_worker() == 0
    (entry,) = entries()
    assert (entry.failed_at, seen) == (clock.now(), [])
    assert outbox.failed() == [entry]


def test_dead_letters_can_be_given_another_life(react, run_worker, time, seen):
    react(lambda event: seen.append(event.number))
    happen()
    outbox.give_up(entries()[0].id, "RuntimeError")
    assert run_worker() == 0

    assert outbox.retry_failed() == 1
    assert run_worker() == 2
    assert (seen, outbox.failed(), outbox.retry_failed()) == ([1], [], 0)


def test_only_what_was_done_a_week_ago_is_forgotten(react, run_worker, time):
    react()
    happen()
    run_worker()
    happen()
    outbox.give_up(entries()[1].id, "RuntimeError")
    happen()
    time.pass_time(days=7)
    tidy()
    assert len(entries()) == 3
    time.pass_time(seconds=1)
    tidy()
    assert len(entries()) == 2


def test_the_longest_due_goes_first(react, run_worker, time, seen):
    react(lambda event: seen.append(event.number))
    happen(1)
    entries()[0].next_attempt_at += timedelta(minutes=2)
    happen(2)
    time.pass_time(minutes=3)
    run_worker()
    assert seen == [2, 1]
