"""A mail server that goes away, and a worker that is killed: no letter is lost, and what may come
twice has one number."""

import os
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import func, select

from forum.core import outbox
from forum.core.db import db, transaction
from forum.core.outbox import OutboxEvent
from forum.proofs.events import PasswordChanged
from tests import make
from tests.jobs.conftest import entries, waiting
from tests.run import ROOT

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PATIENCE = 60
PEOPLE = 5


def _happen() -> None:
    for number in range(PEOPLE):
        member = make.member(email=f"lid{number}@example.org")
        outbox.record(PasswordChanged(member.id))
    db.session.flush()


def _addresses(smtp) -> Counter:
    return Counter(message["X-Rcpt-To"] for message in smtp.messages)


def _numbers(smtp) -> Counter:
    return Counter(message["Message-ID"] for message in smtp.messages)


def test_ten_minutes_without_a_server_delay_all_and_lose_none(app, smtp, run_worker, time):
    _happen()
    smtp.away()
    for _minute in range(10):
        run_worker()
        time.pass_time(minutes=1)
    assert smtp.messages == []
    smtp.reset()
    for _minute in range(10):
        run_worker()
        time.pass_time(minutes=1)
    assert (len(_addresses(smtp)), waiting()) == (PEOPLE, [])
    assert set(_numbers(smtp).values()) == {1}


def test_a_connection_that_breaks_after_the_letter_was_taken(app, smtp, run_worker, time):
    _happen()
    smtp.drop()
    run_worker()
    assert len(smtp.messages) == PEOPLE
    smtp.drops = False
    time.pass_time(minutes=1)
    run_worker()
    assert (len(_addresses(smtp)), waiting()) == (PEOPLE, [])
    assert len(_numbers(smtp)) == PEOPLE
    assert max(_numbers(smtp).values()) == 2
    assert [entry for entry in entries() if entry.failed_at] == []


@contextmanager
def _worker(site, smtp):
    """A process of its own, with its own clock."""
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    env = known | {
        "DATABASE_URL": site.config["SQLALCHEMY_DATABASE_URI"],
        "SMTP_URL": smtp.url,
        "BASE_URL": "http://localhost",
        "SECRET_KEY": "for tests only",
        "DATA_KEYS": "for tests only",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "flask", "--app", "forum", "worker"]
    worker = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait(PATIENCE)


def _unsent() -> int:
    open_ones = OutboxEvent.processed_at.is_(None), OutboxEvent.failed_at.is_(None)
    query = select(func.count()).select_from(OutboxEvent).where(*open_ones)
    found = db.session.scalar(query)
    db.session.rollback()  # or on SQLite the worker could not write
    return found


@pytest.fixture
def kill_while_sending(open_site, smtp):
    """A worker that dies when the server has a letter and has not said so yet."""

    def kill() -> None:
        with _worker(open_site, smtp) as worker:
            smtp.then = worker.kill
            assert smtp.reached.wait(PATIENCE)
            worker.wait(PATIENCE)
        smtp.then = None

    return kill


def test_a_worker_killed_between_sending_and_marking(open_site, smtp, time, kill_while_sending):
    time.at = LONG_AGO  # for processes with a clock of their own
    with transaction():
        _happen()
    for _kill in range(2):
        smtp.reached.clear()
        kill_while_sending()
        with transaction():  # as if the lease had run out
            db.session.execute(OutboxEvent.__table__.update().values(next_attempt_at=LONG_AGO))
    done = Event()
    with _worker(open_site, smtp):
        for _try in range(PATIENCE * 10):
            if _unsent() == 0 or done.wait(0.1):
                break
    assert _unsent() == 0
    assert len(_addresses(smtp)) == PEOPLE
    assert len(_numbers(smtp)) == PEOPLE
    assert sum(_numbers(smtp).values()) <= PEOPLE + 2
