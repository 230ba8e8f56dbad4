"""Hours of experts that are moved, or are not held after all."""

import pytest

from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Refused, Stale
from forum.experts.hours.queries import get_hour
from forum.experts.hours.views import HourState, Plan
from forum.jobs.hours import keep_hours
from forum.moderation import hours as moderation
from forum.moderation.acts import Act
from forum.moderation.models import LogEntry
from forum.threads.queries import get_thread
from tests import make
from tests.experts.held_hours import DAY, HOUR, ask, planned, row


@pytest.fixture
def hour(app):
    return planned(make.expert(username="Lotte"))


@pytest.fixture
def ingrid(app):
    return make.viewer(make.moderator())


def _state(thread_id):
    return get_hour(make.viewer(make.member()), thread_id).hour.state


def test_another_time_moves_its_end_too(hour, ingrid, time):
    later = clock.now() + 3 * DAY
    moderation.change(ingrid, hour, Plan(later, later + 2 * HOUR))
    time.pass_time(days=2)
    assert _state(hour) == HourState.COMING
    assert not get_thread(ingrid, hour).is_locked
    time.pass_time(days=1, hours=2)
    assert get_thread(ingrid, hour).is_locked


def test_what_has_begun_begins_at_no_other_time_but_may_last_longer(hour, ingrid, time):
    time.pass_time(days=1, minutes=1)
    with pytest.raises(Invalid) as refused:
        moderation.change(ingrid, hour, Plan(opens_at=clock.now() + DAY))
    assert set(refused.value.errors) == {"opens_at"}
    moderation.change(ingrid, hour, Plan(closes_at=row(hour).opens_at + 2 * HOUR))
    time.pass_time(minutes=90)
    assert _state(hour) == HourState.NOW


def test_cancelled_it_says_why_and_is_locked(hour, ingrid, time):
    moderation.cancel(ingrid, hour, reason="Lotte is ziek.")
    found = get_hour(make.viewer(make.member()), hour).hour
    assert (found.state, found.reason) == (HourState.CANCELLED, "Lotte is ziek.")
    with pytest.raises(Refused):
        ask(hour)
    with pytest.raises(Conflict):
        moderation.cancel(ingrid, hour, reason="Nog eens.")
    time.pass_time(days=2)
    keep_hours()
    assert row(hour).closed_at is None


def test_who_changes_what_another_changed_meanwhile_hears_of_it(hour, ingrid):
    moderation.change(ingrid, hour, Plan(closes_at=row(hour).opens_at + 2 * HOUR), version=1)
    with pytest.raises(Stale):
        moderation.cancel(ingrid, hour, reason="Ziek.", version=1)


def test_every_act_stands_in_the_log(hour, ingrid):
    moderation.change(ingrid, hour, Plan(closes_at=row(hour).opens_at + 2 * HOUR))
    moderation.cancel(ingrid, hour, reason="Lotte is ziek.")
    lines = db.session.query(LogEntry).filter_by(thread_id=hour).order_by(LogEntry.id).all()
    assert [line.act for line in lines] == [Act.PLAN_HOUR, Act.CHANGE_HOUR, Act.CANCEL_HOUR]
    assert lines[-1].reason == "Lotte is ziek."


def test_what_goes_wrong_with_an_expert_leaves_no_thread(ingrid):
    with pytest.raises(Invalid) as refused:
        planned(make.expert(), make.member(username="Piet"))
    assert "Piet" in str(refused.value.errors["hosts"][0])
