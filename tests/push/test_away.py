"""Push services that are slow, silent or away: bounded work, and no end of trying."""

import socket
from collections.abc import Iterator

import pytest

from forum.core import outside
from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.push.failing import ATTEMPTS, FAILURES
from forum.push.models import PushDevice
from forum.push.policy import MOST
from forum.push.service import add_device
from tests import make
from tests.push.browser import Browser
from tests.push.conftest import calling, happen, waiting
from tests.silent import Silent, serving


@pytest.fixture(params=[False, True], ids=["silent", "trickling"])
def silent(app, request, monkeypatch) -> Iterator[Silent]:
    monkeypatch.setattr(outside, "TOTAL", 0.3)
    with serving(trickles=request.param) as found, calling(app, found.url):
        yield found


def add(app, member, url: str) -> None:
    pusher = app.extensions["pusher"]
    add_device(make.viewer(member), pusher, Browser(url).subscription)


def test_ten_devices_at_a_silent_service_cost_one_time_out(app, ada, silent, first, run_worker):
    for number in range(MOST):
        add(app, ada, f"{silent.url}/{number}")
    happen(ada, first)
    run_worker()
    assert silent.came == 1
    assert waiting() == ["push"] * MOST


def test_others_are_called_meanwhile(app, ada, silent, pushes, run_worker):
    first = make.thread()
    ben = make.member()
    with calling(app, silent.url, pushes.url):
        add(app, ada, f"{silent.url}/x")
        add(app, ben, f"{pushes.url}/x")
        happen(ada, first)
        happen(ben, first)
        run_worker()
    assert (silent.came, len(pushes.came)) == (1, 1)


def test_a_service_that_stays_away_is_let_be_after_three_attempts(
    app, ada, silent, first, run_worker, time
):
    add(app, ada, f"{silent.url}/x")
    happen(ada, first)
    for _hour in range(8):
        run_worker()
        time.pass_time(hours=1)
    assert silent.came == ATTEMPTS == 3
    assert waiting() == []
    assert db.session.query(PushDevice).one().failures == ATTEMPTS


@pytest.fixture
def refused(app) -> Iterator[str]:
    """The address of nobody."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with calling(app, url):
            yield url


def fail(ada, run_worker, time, *, times: int) -> None:
    """One attempt for each notification: what is a day old is called for no more."""
    for _one in range(times):
        happen(ada, make.thread())
        run_worker()
        time.pass_time(hours=25)


def test_a_device_where_nobody_ever_answers_is_forgotten(app, ada, refused, run_worker, time):
    add(app, ada, f"{refused}/x")
    fail(ada, run_worker, time, times=FAILURES - 1)
    assert db.session.query(PushDevice).one().failures == FAILURES - 1
    fail(ada, run_worker, time, times=1)
    assert db.session.query(PushDevice).count() == 0
    run_worker()
    assert waiting() == []


def test_a_service_that_is_away_for_an_evening_costs_nobody_their_device(
    app, ada, refused, run_worker, time
):
    add(app, ada, f"{refused}/x")
    for _quarter in range(24):
        happen(ada, make.thread())
        run_worker()
        time.pass_time(minutes=15)
    assert db.session.query(PushDevice).one().failures > FAILURES


def test_one_answer_and_the_count_begins_anew(app, ada, pushes, pusher, run_worker, time):
    add(app, ada, f"{pushes.url}/x")
    db.session.query(PushDevice).update({"failures": FAILURES - 1, "failing_since": time.at})
    time.pass_time(days=3)
    happen(ada, make.thread())
    run_worker()
    found = db.session.query(PushDevice).one()
    assert (found.failures, found.failing_since) == (0, None)


def test_what_is_no_known_service_any_more_is_called_no_more(app, ada, pushes, pusher, run_worker):
    """Which it may be is judged when it is added, and again when it is called."""
    add(app, ada, f"{pushes.url}/x")
    with calling(app):
        happen(ada, make.thread())
        run_worker()
    assert pushes.came == []
    assert db.session.query(PushDevice).one().failures == 0
    (failed,) = db.session.query(OutboxEvent).filter(OutboxEvent.failed_at.is_not(None))
    assert failed.last_error == "Undeliverable('host_not_allowed')"
