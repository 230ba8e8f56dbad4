"""From a notification to a device: never a word of what it is, and never more than wanted."""

import json

import pytest
from sqlalchemy import select, text

from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.notifications import service as notifications
from forum.notifications.kinds import TELLING, Kind, Way
from forum.push.models import PushDevice
from forum.push.service import add_device
from tests import make
from tests.push.conftest import MARK, happen, waiting


def test_the_device_is_called_without_a_word_of_what_it_is(ada, called, first, pushes, run_worker):
    happen(ada, first)
    run_worker()
    ((_path, headers, body),) = pushes.came
    assert called.opened(body) == {"title": "Ruggespraak", "body": "nieuwe notificatie"}
    assert MARK not in json.dumps(headers)
    rows = db.session.execute(text("SELECT payload FROM outbox_events WHERE name = 'PushDue'"))
    told = [row.payload for row in rows]
    told = [json.loads(one) if isinstance(one, str) else one for one in told]
    assert all(set(one) == {"device_id", "notification_id", "since"} for one in told)
    assert told


@pytest.mark.parametrize("kind", list(Kind))
def test_all_kinds_say_the_same(ada, called, first, pushes, run_worker, kind):
    happen(ada, first, kind)
    run_worker()
    assert {str(called.opened(body)) for _path, _headers, body in pushes.came} <= {
        "{'title': 'Ruggespraak', 'body': 'nieuwe notificatie'}"
    }


def test_many_things_at_once_are_one_call(ada, called, pushes, run_worker, time):
    for _several in range(5):
        happen(ada, make.thread())
    run_worker()
    assert len(pushes.came) == 1
    time.pass_time(minutes=1)
    run_worker()
    assert len(pushes.came) == 1
    assert not any(waiting())


def test_what_came_within_a_minute_is_called_for_after_it_once(
    ada, called, pushes, run_worker, time
):
    happen(ada, make.thread())
    run_worker()
    time.pass_time(seconds=10)
    for _several in range(3):
        happen(ada, make.thread())
    run_worker()
    assert len(pushes.came) == 1
    time.pass_time(seconds=50)
    run_worker()
    assert len(pushes.came) == 2
    time.pass_time(minutes=5)
    run_worker()
    assert len(pushes.came) == 2


def test_all_devices_are_called(ada, called, first, pusher, pushes, run_worker):
    add_device(make.viewer(ada), pusher, pushes.browser("twee").subscription)
    happen(ada, first)
    run_worker()
    assert sorted(path for path, *_rest in pushes.came) == ["/een", "/twee"]


def test_who_never_wants_to_hear_is_not_called(ada, called, first, pushes, run_worker):
    notifications.choose(make.viewer(ada), {Kind.REPLY: Way.NEVER})
    happen(ada, first)
    run_worker()
    assert pushes.came == []
    assert Way.NEVER in TELLING[Kind.REPLY].ways


def test_a_device_that_is_gone_is_forgotten(ada, called, first, pushes, run_worker):
    pushes.status = 410
    happen(ada, first)
    run_worker()
    assert db.session.query(PushDevice).count() == 0
    assert not any(waiting())


def test_a_service_that_is_busy_is_asked_again_when_it_says(
    ada, called, first, pushes, run_worker, time
):
    pushes.status, pushes.headers = 429, {"Retry-After": "300"}
    happen(ada, first)
    run_worker()
    time.pass_time(seconds=299)
    run_worker()
    assert len(pushes.came) == 1
    pushes.status = 201
    time.pass_time(seconds=1)
    run_worker()
    assert len(pushes.came) == 2
    assert not any(waiting())


def test_a_service_that_stays_busy_is_let_be_after_a_day(
    ada, called, first, pushes, run_worker, time
):
    pushes.status = 503
    happen(ada, first)
    run_worker()
    time.pass_time(days=1)
    run_worker()
    assert len(pushes.came) == 1
    assert not any(waiting())


def test_what_is_refused_waits_for_a_person(ada, called, first, pushes, run_worker):
    pushes.status = 403
    happen(ada, first)
    run_worker()
    failed = db.session.scalars(select(OutboxEvent).where(OutboxEvent.failed_at.is_not(None)))
    assert [entry.last_error for entry in failed] == ["Undeliverable('403')"]
    assert pushes.url not in str(waiting())


def test_with_another_key_of_ours_nobody_is_called(ada, called, first, pushes, run_worker):
    db.session.query(PushDevice).update({"server_key": "een andere"})
    happen(ada, first)
    run_worker()
    assert pushes.came == []
    assert db.session.query(PushDevice).count() == 0


def test_without_a_device_nothing_is_written_down(ada, first):
    happen(ada, first)
    assert db.session.query(OutboxEvent).filter_by(name="Called").count() == 0
