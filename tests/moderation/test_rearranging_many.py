"""Threads that are long, and moderators who split or merge the same ones at once."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db, transaction
from forum.core.errors import Conflict, ForumError
from forum.moderation.measures import reversing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.threads.models import Thread
from forum.threads.queries import get_thread
from tests import make
from tests.moderation.measured import order_of


def _taking(keeper, wanted):
    def run() -> int:
        with transaction():
            return take(keeper, wanted).id

    return run


def test_splitting_takes_as_many_statements_however_long_the_thread(app, count_queries):
    counts, keeper = [], make.moderator()
    for length in (3, 40):
        first = make.thread()
        posts = [make.reply(first) for _each in range(length)]
        db.session.flush()
        db.session.expire_all()
        ids = tuple(post.id for post in posts[1:])
        asked = Wanted(Kind.SPLIT, thread_id=first.thread_id, post_ids=ids, title="Over de tuin")
        viewer = make.viewer(keeper)
        with count_queries() as seen:
            take(viewer, asked)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 60


def test_merging_and_taking_it_back_take_as_many_however_long_the_threads(app, count_queries):
    counts, place, keeper = [], make.category(), make.moderator()
    for length in (2, 40):
        here, there = make.thread(place=place), make.thread(place=place)
        for _each in range(length):
            make.reply(here)
            make.reply(there)
        viewer, wanted = make.viewer(keeper), (here.thread_id, there.thread_id)
        asked = Wanted(Kind.MERGE, thread_id=wanted[0], into=wanted[1])
        db.session.expire_all()
        with count_queries() as seen:
            measure = take(viewer, asked)
            reversing.undo(viewer, measure.id)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 90


def test_two_who_split_the_same_do_it_once(open_site, run_parallel):
    first = make.thread()
    posts = [make.reply(first) for _each in range(6)]
    asked = [
        Wanted(Kind.SPLIT, thread_id=first.thread_id, title="Over de tuin", post_ids=ids)
        for ids in (tuple(post.id for post in posts[:4]), tuple(post.id for post in posts[2:]))
    ]
    keepers = [make.viewer(make.moderator()) for _each in asked]
    db.session.commit()

    results = run_parallel([_taking(*pair) for pair in zip(keepers, asked, strict=True)])
    assert sorted(type(one) is int for one in results) == [False, True]
    assert any(isinstance(one, Conflict) for one in results)
    assert db.session.query(Thread).count() == 2
    left = get_thread(GUEST, first.thread_id)
    assert (left.reply_count, left.last_number, len(order_of(left.id))) == (2, 3, 3)


@pytest.mark.parametrize("is_crossed", [False, True])
def test_two_who_merge_the_same_do_it_once(open_site, run_parallel, is_crossed):
    place = make.category()
    here, there = make.thread(place=place), make.thread(place=place)
    for first in (here, there, here):
        make.reply(first)
    pairs = [(here, there), (there, here) if is_crossed else (here, there)]
    asked = [
        (make.viewer(make.moderator()), Wanted(Kind.MERGE, thread_id=one.thread_id,
                                              into=other.thread_id))
        for one, other in pairs
    ]  # fmt: skip
    db.session.commit()

    results = run_parallel([_taking(*pair) for pair in asked])
    assert sorted(type(one) is int for one in results) == [False, True]
    assert sum(isinstance(one, ForumError) for one in results) == 1
    (left,) = db.session.query(Thread.id).filter(Thread.deleted_at.is_(None)).one()
    assert len(order_of(left)) == 5
    db.session.refresh(place)
    assert place.thread_count == 1
