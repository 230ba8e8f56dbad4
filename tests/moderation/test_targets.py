"""By when something should be looked at: counted forwards for one, and backwards for a list."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.moderation.queue.targets import INSTANT, KINDS, URGENT, USUAL, target

ALL = [*URGENT.values(), *KINDS.values(), USUAL]
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=4000)).map(BEGIN.__add__)


@given(st.sampled_from(ALL), MOMENTS, MOMENTS)
def test_what_comes_later_is_never_due_earlier(rule, one, other):
    first, last = sorted((one, other))
    assert rule.of(first) <= rule.of(last)


@given(st.sampled_from(ALL), MOMENTS)
def test_the_latest_that_is_due_by_then_is_due_by_then_and_the_next_is_not(rule, by):
    latest = rule.latest(by)
    assert rule.of(latest) <= by < rule.of(latest + INSTANT)


@given(st.sampled_from(ALL), MOMENTS, MOMENTS)
def test_both_ways_of_counting_agree(rule, opened_at, by):
    assert (rule.of(opened_at) <= by) == (opened_at <= rule.latest(by))


@pytest.mark.parametrize(
    ("kind", "priority", "hours"),
    [("message_report", 0, 1), ("report", 1, 4), ("held_post", 2, 24), ("held_post", 3, 24),
     ("report", 3, 48), ("something", 5, 48)],
)  # fmt: skip
def test_what_presses_goes_before_its_kind(kind, priority, hours):
    at = datetime(2030, 1, 2, 9, tzinfo=UTC)
    assert target(kind, priority).of(at) - at == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("opened", "ends"),
    [
        ((2030, 1, 7, 9), (2030, 1, 14, 23)),  # a Monday: until the end of the next one
        ((2030, 1, 11, 23), (2030, 1, 18, 23)),  # a Saturday already in Amsterdam
        ((2030, 4, 18, 9), (2030, 4, 29, 22)),  # over Good Friday and Easter
    ],
)
def test_an_application_has_five_working_days(opened, ends):
    due = target("application", 4).of(datetime(*opened, tzinfo=UTC))
    assert due == datetime(*ends, tzinfo=UTC)
