"""When a digest is due: once on each day that has one, also when the clock is changed."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from forum.core.days import ZONE
from forum.digests.times import Every, next_time

MOMENTS = some.integers(0, 10 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
HOURS, WEEKDAYS = some.integers(0, 23), some.integers(1, 7)


def at(*when):
    return datetime(*when, tzinfo=UTC)


@given(MOMENTS, HOURS, WEEKDAYS)
def test_each_day_has_one_in_its_hour(after, hour, weekday):
    first = next_time(Every.DAY, weekday, hour, after)
    second = next_time(Every.DAY, weekday, hour, first)
    assert first > after
    assert first - after <= timedelta(hours=25)
    days = [moment.astimezone(ZONE).date() for moment in (first, second)]
    assert days[1] - days[0] == timedelta(days=1)
    assert first.astimezone(ZONE).hour in (hour, hour + 1)
    if first.astimezone(ZONE).hour != hour:  # that hour was skipped
        assert hour == 2


@given(MOMENTS, HOURS, WEEKDAYS)
def test_each_week_has_one_on_its_day(after, hour, weekday):
    first = next_time(Every.WEEK, weekday, hour, after)
    second = next_time(Every.WEEK, weekday, hour, first)
    days = [moment.astimezone(ZONE).date() for moment in (first, second)]
    assert days[0].isoweekday() == weekday
    assert days[1] - days[0] == timedelta(days=7)


def test_the_hour_that_is_skipped_is_the_one_after_it():
    assert next_time(Every.DAY, 1, 2, at(2026, 3, 28, 12)) == at(2026, 3, 29, 1)


def test_the_hour_that_comes_twice_is_the_first():
    first = next_time(Every.DAY, 1, 2, at(2026, 10, 24, 12))
    assert first == at(2026, 10, 25, 0)
    assert next_time(Every.DAY, 1, 2, first) == at(2026, 10, 26, 1)
