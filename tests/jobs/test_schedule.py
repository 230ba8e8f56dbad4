"""What is done by the clock: in time, not too often, and whatever the clock does."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread

import pytest

from forum.categories.models import Category
from forum.core.db import db, transaction
from forum.jobs import erasing, schedule
from forum.jobs.erasing import erase_due, scrub
from tests import make
from tests.core.only import on_sqlite
from tests.jobs.conftest import happen

SECRET = "wat een lid schreef"


@pytest.fixture
def turn(monkeypatch) -> Callable[[], int]:
    """Call it for one turn of the loop. Tells how often the chore was done by then."""
    done: list[int] = []
    last: schedule.Done = {}
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


@pytest.fixture
def failing(monkeypatch) -> Callable[[], list[str]]:
    """Call it for one turn, of a chore that fails and one behind it. Tells what was tried."""
    tried: list[str] = []
    done: schedule.Done = {}

    def fail() -> None:
        tried.append("fails")
        make.category(slug="half")
        raise RuntimeError(SECRET)

    def behind() -> None:
        tried.append("behind")
        with transaction():
            make.category()

    day = timedelta(days=1)
    monkeypatch.setattr(schedule, "CHORES", {fail: day, behind: day})

    def run() -> list[str]:
        schedule._do_chores(done)
        return tried

    return run


def test_a_chore_that_fails_stops_none_behind_it_and_is_done_again_in_a_minute(app, failing, time):
    assert failing() == ["fails", "behind"]
    time.pass_time(seconds=59)
    assert failing() == ["fails", "behind"]
    time.pass_time(seconds=1)
    assert failing() == ["fails", "behind", "fails"]


def test_what_a_failed_chore_changed_is_undone(open_site, failing):
    failing()
    assert db.session.query(Category).filter_by(slug="half").count() == 0


def test_of_a_failed_chore_is_logged_which_and_where_and_no_word_of_it(app, failing, caplog):
    failing()
    assert "fail failed: RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_chores_get_their_turn_whatever_is_due(open_site, react, monkeypatch):
    """Each entry leaves another one behind, so that something is always due."""
    stop, seen = Event(), []
    monkeypatch.setattr(schedule, "TURN", 0.3)
    monkeypatch.setattr(schedule, "CHORES", {stop.set: timedelta(days=1)})

    def go_on(event) -> None:
        seen.append(event.number)
        happen(event.number + 1)

    react(go_on)
    with transaction():
        happen(1)
    thread = Thread(target=schedule.work, args=(open_site, stop))
    thread.start()
    thread.join(timeout=60)
    assert not thread.is_alive()
    assert seen


@on_sqlite
def test_what_could_not_be_scrubbed_is_scrubbed_the_next_time(open_site, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr(erasing.sqlite, "scrub", lambda engine: answers.pop(0))
    scrub()
    erase_due()
    erase_due()
    assert answers == []
    db.session.rollback()
