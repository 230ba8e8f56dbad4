"""Many at once about one hour."""

from datetime import timedelta

from forum.core.db import db, transaction
from forum.core.errors import ForumError, Stale
from forum.experts.hours.views import Plan
from forum.experts.models import ExpertHour
from forum.jobs.hours import keep_hours
from forum.moderation import hours as moderation
from forum.moderation.models import LogEntry
from forum.posting import service as posting
from forum.threads.models import Thread
from tests import make
from tests.experts.held_hours import HOUR, planned, row


def test_of_two_moderators_who_change_it_at_once_one_does(open_site, run_parallel):
    hour = planned()
    begins = row(hour).opens_at
    db.session.commit()

    def change(viewer, hours):
        def run() -> int:
            with transaction():
                moderation.change(viewer, hour, Plan(closes_at=begins + hours * HOUR), version=1)
            return hours

        return run

    moderators = [make.viewer(make.moderator()) for _ in range(4)]
    results = run_parallel([change(viewer, at + 2) for at, viewer in enumerate(moderators)])

    done = [result for result in results if isinstance(result, int)]
    assert len(done) == 1
    assert sum(isinstance(result, Stale) for result in results) == 3
    assert row(hour).closes_at == begins + done[0] * HOUR
    assert row(hour).version == 2
    assert db.session.get_one(Thread, hour).locked_at == row(hour).closes_at
    assert db.session.query(LogEntry).filter_by(thread_id=hour, act="change_hour").count() == 1


def test_the_chore_of_many_workers_closes_it_once(open_site, run_parallel, time):
    hours = [planned() for _ in range(3)]
    time.pass_time(days=2)

    results = run_parallel([keep_hours] * 6)

    assert [result for result in results if isinstance(result, Exception)] == []
    assert db.session.query(ExpertHour).filter(ExpertHour.closed_at.is_not(None)).count() == 3
    assert all(row(hour).closed_at == row(hour).closes_at for hour in hours)


def test_what_is_written_while_it_is_cancelled_stands_or_is_refused(open_site, run_parallel, time):
    hour = planned()
    time.pass_time(days=1, minutes=1)
    moderator = make.viewer(make.moderator())

    def write(viewer):
        def run() -> int:
            with transaction():
                return posting.reply(viewer, hour, body="Bij mij hielp wandelen.").id

        return run

    def cancel() -> str:
        with transaction():
            moderation.cancel(moderator, hour, reason="Lotte is ziek.")
        return "cancelled"

    writers = [make.viewer(make.member()) for _ in range(6)]
    results = run_parallel([*(write(viewer) for viewer in writers), cancel])

    assert "cancelled" in results
    assert all(isinstance(result, int | str | ForumError) for result in results)
    assert row(hour).cancelled_at is not None
    assert db.session.get_one(Thread, hour).locked_at < row(hour).closes_at + timedelta(1)
