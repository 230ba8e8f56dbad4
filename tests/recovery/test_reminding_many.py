"""Many reminders: in batches, by several workers, and at no cost for who asked for none."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import event, insert, select, text

from forum.core.days import this_day
from forum.core.db import db, transaction
from forum.core.outbox import OutboxEvent
from forum.jobs.reminding import remind
from forum.recovery.models import DiaryReminder
from forum.recovery.reminders.service import BATCH, remind_some, set_reminders
from tests import make
from tests.recovery import keeping
from tests.recovery.test_reminding import MONDAY, SUNDAY

YESTERDAY = timedelta(days=1)


def _want(count: int) -> None:
    keepers = [keeping.keeper().id for _number in range(count)]
    db.session.execute(insert(DiaryReminder), [_wish(member_id) for member_id in keepers])
    db.session.commit()


def _wish(member_id: int) -> dict:
    before = this_day() - YESTERDAY
    days = {"wanted_since": before, "looked_on": before}
    return {"member_id": member_id, "weekday": this_day().isoweekday(), **days}


def _written() -> list[int]:
    rows = db.session.scalars(select(OutboxEvent).where(OutboxEvent.name == "ReminderDue"))
    return sorted(row.payload["member_id"] for row in rows)


def test_more_than_a_batch_all_get_one(app, time):
    time.at = MONDAY
    _want(BATCH + 5)
    remind()
    remind()
    assert len(_written()) == len(set(_written())) == BATCH + 5


def test_who_gets_none_holds_up_nobody(app, time):
    """Those decided about are passed over, whatever was decided."""
    time.at = MONDAY
    _want(BATCH + 5)
    others = db.session.scalars(select(DiaryReminder).limit(BATCH)).all()
    for found in others:
        found.paused_until = this_day() + YESTERDAY
    db.session.commit()
    remind()
    assert len(_written()) == 5


def test_workers_at_once_write_to_each_once(run_parallel, time):
    time.at = MONDAY
    with transaction():
        _want(30)

    def work():
        with transaction():
            return remind_some()

    assert sum(run_parallel([work] * 6)) == 30
    assert len(_written()) == len(set(_written())) == 30


def test_what_fails_is_not_lost(open_site, time, monkeypatch):
    """What was claimed and what goes out are kept together, or neither is."""
    time.at = MONDAY
    _want(3)
    with pytest.raises(ZeroDivisionError), transaction():
        remind_some()
        raise ZeroDivisionError
    assert _written() == []
    remind()
    assert len(_written()) == 3


@pytest.mark.parametrize("count", [1, 25])
def test_a_batch_costs_the_same_however_many_are_in_it(app, time, count):
    time.at = MONDAY
    _want(count)
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement.split()[0])

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        with transaction():
            remind_some()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert [word for word in asked if word == "SELECT"] == ["SELECT"]
    assert asked.count("UPDATE") + asked.count("WITH") == 2
    assert asked.count("INSERT") <= count


def test_only_whose_day_it_is_are_looked_for(app, time):
    """What really claims them finds them by the index; nothing goes through all wishes."""
    time.at = MONDAY
    _want(3)
    asked: list[tuple] = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        with transaction():
            assert remind_some() == 3
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    plan = _plan_of(*next(one for one in asked if "looked_on <" in one[0]))
    assert "ix_diary_reminders_weekday_looked_on" in plan
    assert "SCAN diary_reminders" not in plan
    assert "Seq Scan on diary_reminders" not in plan


def _plan_of(statement: str, parameters: object) -> str:
    connection = db.session.connection()
    if db.engine.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row.detail for row in rows)
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    return "\n".join(connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars())


def test_asking_many_times_at_once_is_one_wish_and_refuses_nobody(run_parallel, time):
    time.at = SUNDAY
    viewer = make.viewer(keeping.keeper())

    def ask(weekday):
        with transaction():
            set_reminders(viewer, weekday=weekday)

    days = [1, 2, 3, 4, 5, 6] * 2
    assert run_parallel([partial(ask, day) for day in days]) == [None] * len(days)
    (found,) = db.session.scalars(select(DiaryReminder)).all()
    assert found.weekday in days
    assert (found.wanted_since, found.looked_on) == (this_day(), this_day())
