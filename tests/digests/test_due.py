"""When a digest is due: once in its time, whatever happens between."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.db import db, transaction
from forum.digests.models import Digest, DigestWish
from forum.digests.service import due
from forum.digests.service.wishing import set_digest
from forum.jobs.digesting import digest
from forum.notifications.models import Notification
from tests import make
from tests.digests.told import ADA, told


def test_killed_before_it_is_marked_it_is_the_same_letter(ada, time, run_worker, smtp, monkeypatch):
    told(ada, make.reply(make.thread()))
    time.pass_time(days=1)
    digest()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("forum.jobs.worker._sent", _killed)
        run_worker()
    time.pass_time(minutes=6)
    digest()
    run_worker()
    ids = [letter["Message-ID"] for letter in smtp.to(ADA)]
    assert (len(ids), len(set(ids))) == (2, 1)
    digested = db.session.scalars(select(Notification.digested_at)).all()
    assert None not in digested


def _killed(*_what):
    raise KeyboardInterrupt


def test_who_agreed_elsewhere_gets_one_each_week(app, time):
    bea = make.member()
    set_consent(make.viewer(bea), Purpose.DIGEST, given=True)
    db.session.commit()
    digest()
    wish = db.session.scalars(select(DigestWish)).one()
    assert (wish.member_id, wish.every, wish.hour) == (bea.id, "week", 8)


def test_after_a_long_silence_one_waits_for_the_next(ada, time):
    told(ada, make.reply(make.thread()))
    time.pass_time(days=3)
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 0
    time.pass_time(days=1)
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 1


def test_changing_the_hour_gives_no_second_one_on_a_day(ada, time):
    time.pass_time(days=1)
    digest()
    first = db.session.scalars(select(Digest)).one()
    wish = db.session.scalars(select(DigestWish)).one()
    wish.next_at = first.until - timedelta(hours=10)
    db.session.commit()
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 1


def test_workers_at_once_write_each_once(run_parallel, time):
    with transaction():
        for _several in range(20):
            viewer = make.viewer(make.member())
            set_digest(viewer, every="day", weekday=1, hour=8)
    time.pass_time(days=1)

    def work():
        with transaction():
            return due.digest_some()

    results = run_parallel([work] * 4)
    assert [one for one in results if not isinstance(one, int)] == []
    digest()
    assert db.session.scalar(select(func.count(Digest.id))) == 20


@pytest.mark.parametrize("count", [1, 25])
def test_a_batch_costs_the_same_however_many_are_in_it(app, time, count_queries, count):
    for _several in range(count):
        set_digest(make.viewer(make.member()), every="day", weekday=1, hour=8)
    time.pass_time(days=1)
    with count_queries() as seen:
        assert due.digest_some() == count
    assert len(seen) == 5
