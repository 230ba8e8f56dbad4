"""Many who choose, change and take back at the same moment: the counters are the rows."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from forum.core.db import transaction
from forum.core.errors import Conflict, NotFound
from forum.polls import service
from forum.posting import service as posting
from tests import make
from tests.polls.counted import counters, recounted, rows

CROWD = 50


def _voting(viewer, post, *choices: list[int]) -> Callable[[], None]:
    """One after the other; an empty choice takes it back."""

    def choose(chosen: list[int]) -> None:
        with transaction():
            if chosen:
                service.vote(viewer, post.id, chosen)
            else:
                service.withdraw(viewer, post.id)

    def act() -> None:
        for chosen in choices:
            _trying_again(partial(choose, chosen))

    return act


def _trying_again(act: Callable[[], None]) -> None:
    """As who is told that the site is too busy does: nothing of a refused try was kept."""
    for _time in range(10):
        with suppress(PoolTimeout):
            return act()
    return act()


@pytest.fixture
def post(open_site):
    return make.poll(make.thread(), options=("Een", "Twee", "Drie"), most=2)


def test_fifty_who_vote_change_and_take_back_at_once_are_counted_right(post, run_parallel):
    people = [make.viewer(make.member()) for _ in range(CROWD // 2)]
    ways = ([[1]], [[1, 2], [3]], [[2], []], [[1], [1, 3], []], [[3], [2, 3]])
    acts = [
        _voting(who, post, *ways[number % len(ways)])
        for number, who in enumerate([*people, *people])  # each of them twice
    ]
    assert run_parallel(acts) == [None] * CROWD
    assert counters(post.id) == recounted(post.id)
    assert counters(post.id)[0] > 0


def test_one_member_in_ten_windows_has_one_vote(post, run_parallel):
    who = make.viewer(make.member())
    assert run_parallel([_voting(who, post, [1 + at % 3]) for at in range(10)]) == [None] * 10
    voters, options = counters(post.id)
    assert (voters, sum(options)) == (1, 1)
    assert counters(post.id) == recounted(post.id)


def test_votes_while_it_is_closed_count_or_are_refused(post, run_parallel):
    keeper = make.viewer(make.moderator())

    def close() -> None:
        with transaction():
            service.close(keeper, post.id)

    acts = [_voting(make.viewer(make.member()), post, [1]) for _ in range(12)]
    results = run_parallel([*acts, close])
    assert all(result is None or isinstance(result, Conflict) for result in results)
    assert counters(post.id) == recounted(post.id)
    assert counters(post.id)[0] == results[:-1].count(None)


def test_votes_while_the_post_is_deleted_leave_nothing(open_site, run_parallel):
    author = make.member()
    post = make.poll(make.reply(make.thread(), author), lasts=timedelta(days=1))
    writer = make.viewer(author)

    def delete() -> None:
        with transaction():
            posting.delete_post(writer, post.id)

    acts = [_voting(make.viewer(make.member()), post, [1]) for _ in range(12)]
    results = run_parallel([*acts, delete])
    assert all(result is None or isinstance(result, NotFound) for result in results)
    assert rows() == (0, 0, 0)
