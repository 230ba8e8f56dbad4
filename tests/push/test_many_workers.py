"""Two worker processes over the same things that have to go out: each goes once."""

import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta

from forum.core.db import db, let_go
from forum.core.outbox import OutboxEvent
from forum.hooks import queue
from forum.hooks.kinds import HookKind, State
from forum.push.service import add_device
from tests import make
from tests.hooks.conftest import deliveries, hook_at
from tests.hooks.test_many_workers import PATIENCE, environment, wait_for
from tests.push.conftest import calling, happen
from tests.receiver import receiving
from tests.run import ROOT

MEMBERS = DELIVERIES = 12


def told(site, pushes, receiver) -> None:
    """So many devices to be called, and so much for a webhook."""
    hook, first = hook_at(site, receiver.url), make.thread()
    with calling(site, pushes.url) as pusher:
        for number in range(MEMBERS):
            ada = make.member()
            add_device(make.viewer(ada), pusher, pushes.browser(f"{number}").subscription)
            happen(ada, first)
        for _number in range(DELIVERIES):
            queue.tell([hook.id], HookKind.THREAD_STARTED, str(make.thread().thread_id))
        db.session.commit()


@contextmanager
def worker(site, hooks: str, pushes: str):
    command = [sys.executable, "-m", "tests.push.process", pushes]
    key = {"VAPID_PRIVATE_KEY": site.config["VAPID_PRIVATE_KEY"]}
    started = subprocess.Popen(command, cwd=ROOT, env=environment(site, hooks) | key)
    try:
        yield started
    finally:
        started.terminate()
        assert started.wait(PATIENCE) == 0


def calls_wait() -> bool:
    left = db.session.query(OutboxEvent).filter(OutboxEvent.processed_at.is_(None))
    names = left.filter(OutboxEvent.name.in_(["Called", "PushDue"])).count()
    let_go()
    return bool(names)


def all_sent() -> bool:
    states = {one.state for one in deliveries()}
    let_go()
    return states == {State.SENT}


def test_two_workers_call_each_device_once_and_tell_each_hook_once(open_site, pushes, time):
    time.at = datetime.now(UTC) - timedelta(minutes=2)  # noqa: TID251  for clocks of their own
    with receiving() as receiver, ExitStack() as workers:
        told(open_site, pushes, receiver)
        for _worker in range(2):
            workers.enter_context(worker(open_site, receiver.url, pushes.url))
        wait_for(lambda: not calls_wait() and all_sent())
    calls = Counter(path for path, *_rest in pushes.came)
    assert calls == Counter({f"/{number}": 1 for number in range(MEMBERS)})
    assert set(Counter(receiver.keys).values()) == {1}
