"""When an hour can be, and what a calendar reads of it."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.experts.hours import calendar as ical
from forum.experts.hours.times import NoMoment, problems, read_moment

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-01T19:30", datetime(2026, 12, 1, 18, 30, tzinfo=UTC)),
        ("2026-07-01 19:30", datetime(2026, 7, 1, 17, 30, tzinfo=UTC)),
        ("2027-03-28T03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("2026-12-01T19:30:00+00:00", datetime(2026, 12, 1, 19, 30, tzinfo=UTC)),
        ("2026-12-01T19:30:00Z", datetime(2026, 12, 1, 19, 30, tzinfo=UTC)),
    ],
)
def test_times_are_those_of_amsterdam_unless_said_otherwise(typed, meant):
    assert read_moment(typed) == meant


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("2027-03-28T02:30", "vooruit"),
        ("2026-10-25T02:30", "twee keer"),
        ("morgen", "2026-11-23T19:30"),
        ("2026-12-01", "2026-11-23T19:30"),
        ("2026-W48-1T19:30", "2026-11-23T19:30"),
        ("2026-13-01T19:30", "2026-11-23T19:30"),
        ("0001-01-01T00:00", "2026-11-23T19:30"),
        ("", "2026-11-23T19:30"),
    ],
)
def test_what_no_clock_shows_is_told_so(typed, word):
    with pytest.raises(NoMoment) as refused:
        read_moment(typed)
    assert word in str(refused.value.told)


@pytest.mark.parametrize(
    ("begins", "lasts", "field"),
    [
        (timedelta(minutes=-1), timedelta(hours=1), "opens_at"),
        (timedelta(days=400), timedelta(hours=1), "opens_at"),
        (timedelta(days=1), timedelta(minutes=14), "closes_at"),
        (timedelta(days=1), timedelta(hours=8, minutes=1), "closes_at"),
        (timedelta(days=1), timedelta(0), "closes_at"),
        (timedelta(days=1), timedelta(hours=-1), "closes_at"),
    ],
)
def test_it_lies_ahead_and_is_neither_too_short_nor_too_long(begins, lasts, field):
    assert set(problems(NOW + begins, NOW + begins + lasts, NOW)) == {field}


@pytest.mark.parametrize("minutes", [15, 480])
def test_the_shortest_and_the_longest_are_fine(minutes):
    begins = NOW + timedelta(days=1)
    assert problems(begins, begins + timedelta(minutes=minutes), NOW) == {}


def test_what_has_a_meaning_in_a_calendar_is_escaped():
    assert ical.escaped("a\\b;c,d\r\ne\nf\x07") == "a\\\\b\\;c\\,d\\ne\\nf"


def test_lines_are_folded_at_75_octets_and_never_inside_a_character():
    line = "SUMMARY:" + "é€𝄞" * 60
    folded = ical.folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in folded)
    assert "".join([folded[0], *(piece[1:] for piece in folded[1:])]) == line
    assert all(piece.startswith(" ") for piece in folded[1:])
