"""Several workers beside each other, one that dies in the middle, and letters that go on."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from time import monotonic, sleep

from sqlalchemy import update
from werkzeug.wrappers import Response

from forum.core.db import db, let_go, transaction
from forum.hooks import queue
from forum.hooks.kinds import HookKind, State
from forum.hooks.models import WebhookDelivery
from forum.jobs import schedule
from forum.jobs.hooking import send_due
from tests import make
from tests.hooks.conftest import LOOPBACK, deliveries, hook_at
from tests.jobs.conftest import happen, mail, react  # noqa: F401  a fixture
from tests.run import ROOT

PATIENCE = 120  # a process needs half a minute where many are busy


def wait_for(what) -> None:
    """Without keeping the database from whom it waits for."""
    deadline = monotonic() + PATIENCE
    while not what():
        assert monotonic() < deadline
        sleep(0.1)


def attempts() -> list[tuple[str, int]]:
    found = [(one.state, one.attempts) for one in deliveries()]
    let_go()
    return found


def one_waits(site, receiver) -> None:
    hook = hook_at(site, receiver.url)
    queue.tell([hook.id], HookKind.THREAD_STARTED, str(make.thread().thread_id))
    db.session.commit()


def test_four_workers_send_each_once(open_site, run_parallel, receiver):
    hook = hook_at(open_site, receiver.url)
    with transaction():
        for _one in range(12):
            queue.tell([hook.id], HookKind.THREAD_STARTED, str(make.thread().thread_id))
    assert sum(run_parallel([send_due] * 4)) == 12
    assert set(Counter(receiver.keys).values()) == {1}
    assert {one.state for one in deliveries()} == {State.SENT}


def test_told_by_four_at_once_it_is_noted_down_once(open_site, run_parallel, receiver):
    hook_id = hook_at(open_site, receiver.url).id

    def tell() -> int:
        with transaction():
            return queue.tell([hook_id], HookKind.THREAD_STARTED, "7")

    assert sorted(run_parallel([tell] * 4)) == [0, 0, 0, 1]


@contextmanager
def working(site) -> Iterator[None]:
    stop = Event()
    thread = Thread(target=schedule.work, args=(site, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=PATIENCE)
    assert not thread.is_alive()


def test_a_slow_host_holds_up_no_letter(open_site, receiver, smtp, react):  # noqa: F811
    """The letter goes while the host still thinks about its answer."""
    thinking, answered = Event(), Event()

    def answer(_request) -> Response:
        thinking.set()
        answered.wait(5)  # less than anybody is waited for
        return Response("", 204)

    receiver.answer = answer
    react(letters=(mail,))
    one_waits(open_site, receiver)
    with working(open_site):
        assert thinking.wait(PATIENCE)
        with transaction():
            happen(1)
        wait_for(lambda: smtp.messages)
        assert not answered.is_set()
        answered.set()
        wait_for(lambda: attempts() == [(State.SENT, 1)])


def environment(site, url: str) -> dict[str, str]:
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return known | {
        "DATABASE_URL": site.config["SQLALCHEMY_DATABASE_URI"],
        "BASE_URL": "http://localhost",
        "SECRET_KEY": site.config["SECRET_KEY"],
        "DATA_KEYS": ",".join(site.config["DATA_KEYS"]),
        "WEBHOOK_HOSTS": url.removeprefix("http://"),
        "WEBHOOK_NETWORKS": LOOPBACK,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


@contextmanager
def worker(site, url: str) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "flask", "--app", "forum", "worker"]
    started = subprocess.Popen(command, cwd=ROOT, env=environment(site, url))
    try:
        yield started
    finally:
        started.kill()
        started.wait(PATIENCE)


def test_killed_between_sending_and_marking_it_is_sent_once_more_by_the_same_key(
    open_site, receiver, time
):
    time.at = datetime.now(UTC) - timedelta(minutes=1)  # noqa: TID251  for a clock of its own
    one_waits(open_site, receiver)
    with worker(open_site, receiver.url) as first:

        def kill(_request) -> Response:
            first.send_signal(signal.SIGKILL)
            return Response("", 204)

        receiver.answer = kill
        assert first.wait(PATIENCE) == -signal.SIGKILL
    assert attempts() == [(State.WAITING, 1)]

    receiver.says(204)
    with transaction():  # as if its lease were over
        db.session.execute(update(WebhookDelivery).values(next_attempt_at=time.at))
    with worker(open_site, receiver.url) as second:
        wait_for(lambda: attempts() == [(State.SENT, 2)])
        second.terminate()
        assert second.wait(PATIENCE) == 0
    assert len(receiver.keys) == 2
    assert len(set(receiver.keys)) == 1
