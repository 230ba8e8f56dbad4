"""Working days of the Netherlands, counted by the days of Amsterdam."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.days import ZONE
from forum.core.workdays import after_working_days, is_working_day, working_days_between

DAYS, HOURS = st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.times(timezones=st.just(UTC))
MOMENTS = st.builds(datetime.combine, DAYS, HOURS)
FEW = st.integers(0, 40)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZONE)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 1, 1), "Nieuwjaarsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 4, 6), "tweede paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2025, 5, 5), "Bevrijdingsdag in a fifth year"),
        (date(2026, 5, 14), "Hemelvaart"),
        (date(2026, 5, 25), "tweede pinksterdag"),
        (date(2026, 12, 25), "Kerst"),
        (date(2025, 12, 26), "tweede kerstdag"),
        (date(2026, 11, 21), "a Saturday"),
        (date(2026, 11, 22), "a Sunday"),
    ],
)
def test_nobody_works_on(day, why):
    assert not is_working_day(day)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 5, 5), "Bevrijdingsdag in another year"),
        (date(2025, 4, 28), "the Monday after a Koningsdag on Saturday, as the 27th was a Sunday"),
        (date(2026, 11, 23), "a Monday"),
        (date(2026, 12, 24), "the day before Kerst"),
    ],
)
def test_people_work_on(day, why):
    assert is_working_day(day)


def test_a_weekend_and_easter_count_for_nothing():
    thursday, tuesday = noon(date(2026, 4, 2)), noon(date(2026, 4, 7))
    assert working_days_between(thursday, tuesday) == 1
    assert after_working_days(thursday, 1) == date(2026, 4, 7)


def test_days_begin_at_midnight_in_amsterdam():
    before = datetime(2026, 11, 23, 22, 59, tzinfo=UTC)
    after = datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
    assert working_days_between(before, before) == 0
    assert working_days_between(before, after) == 1


@given(MOMENTS, FEW)
def test_after_so_many_working_days_exactly_so_many_went_by(start, n):
    last = after_working_days(start, n)
    assert working_days_between(start, noon(last)) == n
    assert n == 0 or is_working_day(last)


@given(MOMENTS, FEW, FEW)
def test_counting_in_two_parts_comes_to_the_same(start, first, second):
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    whole = working_days_between(start, end)
    assert whole == working_days_between(start, middle) + working_days_between(middle, end)
    assert 0 <= whole <= first + second


@given(MOMENTS)
def test_five_working_days_take_a_week_at_least_and_two_at_most(start):
    days = (after_working_days(start, 5) - start.astimezone(ZONE).date()).days
    assert 5 <= days <= 14


@given(MOMENTS, st.integers(1, 40))
def test_what_ends_before_it_began_took_none(start, days):
    assert working_days_between(start, start - timedelta(days=days)) == 0
