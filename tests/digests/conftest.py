"""Somebody who gets a digest, and what it holds."""

import pytest

from forum.core.db import db
from forum.digests.service.wishing import set_digest
from forum.jobs.digesting import digest
from forum.notifications import service as notifications
from forum.notifications.kinds import Kind, Way
from tests import make
from tests.digests.told import ADA


@pytest.fixture
def ada(app, time):
    found = make.member(username="Ada", email=ADA)
    set_digest(make.viewer(found), every="day", weekday=1, hour=8)
    notifications.choose(make.viewer(found), {Kind.REPLY: Way.DIGEST})
    time.pass_time(minutes=1)
    db.session.commit()
    return found


@pytest.fixture
def send(time, run_worker, smtp):
    """Let a day go by, and what is due be sent."""

    def run(days=1):
        time.pass_time(days=days)
        digest()
        run_worker()
        return smtp.to(ADA)

    return run
