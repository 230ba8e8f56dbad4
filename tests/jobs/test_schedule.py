"""What is done by the clock: in time, not too often, and whatever the clock does."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from forum.core.db import db
from forum.jobs import erasing, schedule
from forum.jobs.erasing import erase_due, scrub
from tests.core.only import on_sqlite


@pytest.fixture
def turn(monkeypatch) -> Callable[[], int]:
    """Call it for one turn of the loop. Tells how often the chore was done by then."""
    done: list[int] = []
    last: dict[Callable, datetime] = {}
    monkeypatch.setattr(schedule, "CHORES", {lambda: done.append(1): timedelta(days=1)})

    def run() -> int:
        schedule._do_chores(last)
        return len(done)

    return run


def test_a_daily_chore_is_done_once_a_day(turn, time):
    assert (turn(), turn()) == (1, 1)
    time.pass_time(hours=23, minutes=59)
    assert turn() == 1
    time.pass_time(minutes=1)
    assert (turn(), turn()) == (2, 2)


def test_a_clock_that_is_put_back_makes_nothing_wait_for_years(turn, time):
    time.pass_time(days=3650)
    assert turn() == 1
    time.pass_time(days=-3650)
    assert (turn(), turn()) == (2, 2)


def test_a_chore_that_fails_is_done_again(monkeypatch):
    def fail() -> None:
        raise RuntimeError

    last: dict[Callable, datetime] = {}
    monkeypatch.setattr(schedule, "CHORES", {fail: timedelta(days=1)})
    for _again in range(2):
        with pytest.raises(RuntimeError):
            schedule._do_chores(last)


@on_sqlite
def test_what_could_not_be_scrubbed_is_scrubbed_the_next_time(open_site, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr(erasing.sqlite, "scrub", lambda engine: answers.pop(0))
    scrub()
    erase_due()
    erase_due()
    assert answers == []
    db.session.rollback()
