"""Several workers beside each other, on both databases."""

from collections import Counter
from dataclasses import replace
from threading import Event, Thread

from sqlalchemy import text

from forum.core import outbox
from forum.core.db import db, transaction
from forum.jobs.schedule import tidy, work
from forum.jobs.worker import run_due
from tests.jobs.conftest import entries, happen, mail, waiting


def mail_each(event, key):
    """To somebody else each time: nobody gets that many."""
    return replace(mail(event, key), to=f"lid{event.number}@example.org")


def test_four_workers_do_everything_exactly_once(open_site, run_parallel, react, smtp):
    seen: list[int] = []

    def note(event):
        seen.append(event.number)

    react(note, letters=(mail_each,))
    with transaction():
        happen(*range(12))

    assert sum(run_parallel([run_due] * 4)) == 12 * 3
    assert Counter(seen) == Counter(range(12))
    numbers = [message["Subject"] for message in smtp.messages]
    assert Counter(numbers) == Counter(f"Nummer {number}" for number in range(12))
    assert waiting() == []
    assert {entry.attempts for entry in entries()} == {1}


def test_one_entry_is_claimed_by_one(open_site, run_parallel):
    with transaction():
        happen(1)

    def claim() -> bool:
        with transaction():
            return outbox.claim_next() is not None

    assert Counter(run_parallel([claim] * 6)) == {True: 1, False: 5}


def test_clearing_away_beside_another_worker_is_safe(open_site, run_parallel, time):
    with transaction():
        happen(*range(20))
        for entry in entries():
            outbox.finish(entry.id)
    time.pass_time(days=8)
    assert run_parallel([tidy] * 3) == [None] * 3
    assert entries() == []


def test_the_loop_works_until_it_is_told_to_stop(open_site, react, smtp):
    stop = Event()

    def note(event):
        stop.set()

    react(note)
    with transaction():
        happen()
    _run_until(open_site, stop)
    assert waiting() == []


def test_the_loop_waits_for_a_database_that_is_away(open_site):
    stumbles: list[int] = []
    with db.engine.begin() as connection:
        connection.execute(text("alter table outbox_events rename to elsewhere"))

    class Pause(Event):
        def wait(self, _timeout=None):
            stumbles.append(1)
            if len(stumbles) == 2:
                self.set()
            return super().wait(0)

    stop = Pause()
    _run_until(open_site, stop)
    assert len(stumbles) == 2


def _run_until(site, stop: Event) -> None:
    """In a thread of its own, as the demo has it; a worker that hangs fails the test."""
    thread = Thread(target=work, args=(site, stop))
    thread.start()
    thread.join(timeout=30)
    assert not thread.is_alive()
