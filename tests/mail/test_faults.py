"""A mail server that goes away, and a worker that is killed: no letter is lost, and what may come
twice has one number."""

import os
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from signal import SIGKILL
from threading import Event

import pytest
from sqlalchemy import func, select

from forum.core import outbox
from forum.core.db import db, transaction
from forum.core.outbox import OutboxEvent
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from forum.notifications.service import About, tell
from forum.proofs.events import PasswordChanged
from tests import make
from tests.jobs.conftest import entries, waiting
from tests.mailbox import ACCEPTED
from tests.run import ROOT

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PATIENCE = 60
ADDRESSES = [f"gast{number}@example.org" for number in range(3)]
LETTERS = 2 * len(ADDRESSES)


def _happen() -> None:
    """Each is to get a letter about their account, and one that they wished for."""
    post = make.reply(make.thread(make.member(), title="Wandelen"))
    about = About(f"thread:{post.thread_id}", post.id, post.thread_id)
    for address in ADDRESSES:
        member = make.member(email=address)
        outbox.record(PasswordChanged(member.id))
        tell(Kind.REPLY, [member.id], about)
    db.session.flush()


def _numbers(smtp) -> Counter:
    return Counter(message["Message-ID"] for message in smtp.messages)


def _assert_none_is_lost(smtp) -> None:
    """Of each address both letters came, each under one number."""
    came = Counter((one["X-Rcpt-To"], one["Subject"], one["Message-ID"]) for one in smtp.messages)
    subjects = Counter((address, subject) for address, subject, _number in came)
    assert sorted(address for address, _subject in subjects) == sorted(2 * ADDRESSES)
    assert set(subjects.values()) == {1}
    assert len(_numbers(smtp)) == LETTERS
    told = db.session.scalars(select(Notification.mailed_at)).all()
    assert len(told) == len(ADDRESSES)
    assert None not in told
    db.session.rollback()


def _pass_ten_minutes(run_worker, time) -> None:
    for _minute in range(10):
        run_worker()
        time.pass_time(minutes=1)


def test_ten_minutes_without_a_server_delay_all_and_lose_none(app, smtp, run_worker, time):
    _happen()
    smtp.away()
    _pass_ten_minutes(run_worker, time)
    assert smtp.messages == []
    assert min(entry.attempts for entry in waiting()) >= 2
    assert len(waiting()) == LETTERS
    assert set(db.session.scalars(select(Notification.mailed_at))) == {None}
    smtp.reset()
    _pass_ten_minutes(run_worker, time)
    assert waiting() == []
    _assert_none_is_lost(smtp)
    assert set(_numbers(smtp).values()) == {1}


def test_a_connection_that_breaks_after_the_letter_was_taken(app, smtp, run_worker, time):
    _happen()
    smtp.drop()
    run_worker()
    assert len(smtp.messages) == len(waiting()) == LETTERS
    smtp.drops = False
    time.pass_time(minutes=1)
    run_worker()
    assert waiting() == []
    _assert_none_is_lost(smtp)
    assert set(_numbers(smtp).values()) == {2}
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
            assert worker.wait(PATIENCE) == -SIGKILL
        smtp.then = None

    return kill


@pytest.mark.parametrize("is_taken", [True, False], ids=["taken", "not_taken"])
def test_a_worker_killed_between_sending_and_marking(
    open_site, smtp, time, kill_while_sending, is_taken
):
    """Killed when the server had the letter, or just before."""
    time.at = LONG_AGO  # for processes with a clock of their own
    with transaction():
        _happen()
    if not is_taken:
        smtp.try_later()
    for kills in (1, 2):
        smtp.reached.clear()
        kill_while_sending()
        assert len(smtp.messages) == (kills if is_taken else 0)
        with transaction():  # as if the lease had run out
            db.session.execute(OutboxEvent.__table__.update().values(next_attempt_at=LONG_AGO))
    smtp.answer = ACCEPTED
    done = Event()
    with _worker(open_site, smtp):
        for _try in range(PATIENCE * 10):
            if _unsent() == 0 or done.wait(0.1):
                break
    assert _unsent() == 0
    _assert_none_is_lost(smtp)
    # One more for each kill of a worker that had sent something, and never another.
    assert len(smtp.messages) == LETTERS + (2 if is_taken else 0)
