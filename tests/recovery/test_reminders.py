"""When a weekly letter goes, and when it stops by itself: the rule without a database."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forum.recovery.reminders.wishes import Kind, Wish, letter_for

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONDAY = date(2030, 3, 4)  # the clock is put forward at the end of this month
seldom = st.sets(st.integers(0, 300), max_size=12)


def _year(checked_in: set[int], *, paused_until: date | None = None) -> dict[date, Kind]:
    """What goes out in a year to who checks in on these days after turning it on."""
    wish = {"weekday": 1, "wanted_since": MONDAY, "paused_until": paused_until}
    sent: dict[date, Kind] = {}
    for offset in range(1, 366):
        today = MONDAY + offset * DAY
        told = [MONDAY + n * DAY for n in checked_in if n < offset]
        found = letter_for(Wish(**wish, checked_in_on=max(told, default=None)), today)
        if today.isoweekday() == 1 and found:
            sent[today] = found
            wish["reminded_on"] = today
            wish["silent_since"] = today if found is Kind.LAST else None
    return sent


def test_who_never_checks_in_hears_three_times_and_then_a_last_time():
    kinds = list(_year(set()).values())
    assert kinds == [Kind.WEEKLY] * 3 + [Kind.LAST]


def test_who_checks_in_each_evening_of_the_letter_gets_one_a_week():
    assert set(_year(set(range(0, 366, 7))).values()) == {Kind.WEEKLY}
    assert len(_year(set(range(0, 366, 7)))) == 52


def test_a_check_in_six_days_ago_is_recent_and_seven_days_ago_is_not():
    wish = Wish(1, wanted_since=MONDAY, checked_in_on=MONDAY + DAY)
    assert letter_for(wish, MONDAY + WEEK) is None
    assert letter_for(wish, MONDAY + WEEK + DAY) is Kind.WEEKLY


def test_who_comes_back_is_reminded_again():
    after = 7 * 10 + 1
    kinds = [kind for day, kind in _year({after}).items() if day > MONDAY + after * DAY]
    assert kinds == [Kind.WEEKLY] * 3 + [Kind.LAST]


def test_a_pause_is_quiet_until_its_day_and_is_no_silence():
    until = MONDAY + 10 * WEEK
    sent = _year(set(), paused_until=until)
    assert list(sent.values()) == [Kind.WEEKLY] * 4 + [Kind.LAST]
    assert min(sent) == until


@given(seldom)
def test_there_is_a_week_between_letters_and_none_after_a_recent_check_in(checked_in):
    sent = list(_year(checked_in))
    assert all(later - earlier >= WEEK for earlier, later in zip(sent, sent[1:], strict=False))
    for day in sent:
        assert not any(0 < (day - MONDAY).days - offset <= 6 for offset in checked_in)


@given(seldom)
def test_after_the_last_letter_none_comes_until_a_check_in(checked_in):
    sent = list(_year(checked_in).items())
    for (day, kind), (following, _other) in zip(sent, sent[1:], strict=False):
        if kind is Kind.LAST:
            assert any(day <= MONDAY + n * DAY < following for n in checked_in)


@given(seldom)
def test_nobody_hears_more_than_four_times_without_a_check_in(checked_in):
    unanswered = 0
    sent = _year(checked_in)
    for offset in range(366):
        day = MONDAY + offset * DAY
        unanswered = unanswered + 1 if day in sent else unanswered
        assert unanswered <= 4
        unanswered = 0 if offset in checked_in else unanswered
