"""Nobody is called for what no letter would be sent of any more, and nothing waits for it."""

from datetime import timedelta

import pytest

from forum.accounts.service.pausing import pause
from forum.categories.circles import Circle
from forum.core import clock
from forum.core.db import db
from forum.marks.levels import Level
from forum.marks.service.following import follow_thread
from forum.notifications import service as notifications
from forum.notifications.kinds import Kind, Way
from forum.push.models import PushDevice
from forum.push.service import add_device
from forum.threads.models import Thread
from tests import make
from tests.push.conftest import happen, waiting


def read_it(ada, first):
    notifications.mark_read(make.viewer(ada))


def hide_it(ada, first):
    db.session.get(Thread, first.thread_id).visibility = "members"
    ada.email_verified_at = None


def go_away(ada, first):
    pause(ada.id)


def take_away(ada, first):
    db.session.query(PushDevice).delete()


def mute_it(ada, first):
    follow_thread(make.viewer(ada), first.thread_id, Level.MUTE)


def want_it_on_the_site(ada, first):
    notifications.choose(make.viewer(ada), {Kind.REPLY: Way.SITE})


def want_it_in_the_digest(ada, first):
    notifications.choose(make.viewer(ada), {Kind.REPLY: Way.DIGEST})


def want_it_no_more(ada, first):
    notifications.choose(make.viewer(ada), {Kind.REPLY: Way.NEVER})


def be_suspended(ada, first):
    ada.suspended_until = clock.now() + timedelta(days=1)


ACTS = (
    *(read_it, hide_it, go_away, take_away, mute_it, be_suspended),
    *(want_it_on_the_site, want_it_in_the_digest, want_it_no_more),
)


@pytest.mark.parametrize("act", ACTS)
def test_what_is_no_news_any_more_is_not_called_for(ada, called, first, pushes, run_worker, act):
    happen(ada, first)
    act(ada, first)
    run_worker()
    assert pushes.came == []
    assert not any(waiting())


@pytest.mark.usefixtures("called")
@pytest.mark.parametrize("act", ACTS)
def test_nor_when_it_changed_while_the_service_was_busy(ada, first, pushes, run_worker, time, act):
    pushes.status = 503
    happen(ada, first)
    run_worker()
    act(ada, first)
    pushes.status = 201
    time.pass_time(minutes=5)
    run_worker()
    assert len(pushes.came) == 1
    assert not any(waiting())


@pytest.mark.parametrize("must", [True, False])
def test_staff_without_second_factor_are_called_as_readers(
    app, pusher, pushes, run_worker, monkeypatch, must
):
    """For what is the team's own they are not, where staff must have one."""
    monkeypatch.setitem(app.config, "REQUIRE_SECOND_FACTOR", must)
    keeper, other = make.moderator(), make.moderator()
    add_device(make.viewer(keeper), pusher, pushes.browser().subscription)
    first = make.thread(other, place=make.category(readers=Circle.STAFF, writers=Circle.STAFF))
    happen(keeper, first, by=other)
    run_worker()
    assert len(pushes.came) == (0 if must else 1)
