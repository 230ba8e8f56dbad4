"""Several workers, retries and double clicks: one notification, and one mail."""

import pytest

from forum.core.db import db, transaction
from forum.notifications import service
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from tests import make
from tests.notifications.told import mailed, of_post


@pytest.fixture
def posts(open_site):
    first = make.thread(make.member())
    return [make.reply(first) for _several in range(6)]


def test_workers_that_tell_together_make_one_of_it(open_site, posts, run_parallel):
    ada = make.member().id

    def tell(post):
        def run():
            with transaction():
                return list(service.tell(Kind.REPLY, [ada], of_post(post)))

        return run

    results = run_parallel([tell(post) for post in posts])

    assert sorted(map(len, results)) == [0, 0, 0, 0, 0, 1]
    (one,) = db.session.query(Notification).filter_by(member_id=ada)
    assert (one.first_id, one.last_id) == (posts[0].id, posts[-1].id)
    assert len(mailed()) == 1


def test_who_reads_while_more_comes_is_told_of_the_rest(open_site, posts, run_parallel):
    ada = make.member()
    viewer, number = make.viewer(ada), ada.id
    service.tell(Kind.REPLY, [number], of_post(posts[0]))

    def read():
        with transaction():
            service.mark_read(viewer)

    def tell():
        with transaction():
            service.tell(Kind.REPLY, [number], of_post(posts[1]))

    results = run_parallel([read, tell, read])

    assert [result for result in results if isinstance(result, Exception)] == []
    rows = db.session.query(Notification).filter_by(member_id=number).all()
    assert max(row.last_id for row in rows) == posts[1].id
    assert len([row for row in rows if row.read_at is None]) <= 1
