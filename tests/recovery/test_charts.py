"""Which drawings a diary has, and what they say."""

from datetime import date, timedelta

import pytest

from forum.recovery.charts.drawing import draw
from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.scales import FUNCTION, MEASURES, PSK
from tests.recovery.drawing import ALL, MONDAY, NAMES, drawn


def weekly(*values, name="pain", first=MONDAY):
    """A week without a value is left out."""
    return [
        (first + timedelta(weeks=week), CheckIn(scores={name: value}))
        for week, value in enumerate(values)
        if value is not None
    ]


@pytest.mark.parametrize(
    ("most", "rung"), [(0, 300), (300, 300), (301, 600), (1200, 1200), (1201, 2520), (2520, 2520)]
)
def test_minutes_have_the_lowest_rung_that_holds_them(most, rung):
    (chart,) = drawn(weekly(0, most, name="activity_minutes"))
    assert chart.frame.highest == rung


def test_what_one_can_do_comes_before_what_hurts():
    every = CheckIn(dict.fromkeys(MEASURES, 5), (ActivityScore(1, 5), ActivityScore(2, 5, PSK.id)))
    names = [chart.name for chart in drawn([(MONDAY, every)])]
    assert names == ["psfs-0", "psk-0", "activity_minutes", "pain", "sleep"]


def test_only_what_was_asked_for_and_told_of_is_drawn():
    days = weekly(3, 4)
    assert [chart.name for chart in drawn(days)] == ["pain"]
    assert drawn(days, ("sleep", FUNCTION)) == []
    assert draw([], NAMES, ALL, first=MONDAY, last=MONDAY) == []


def test_a_week_of_which_nothing_was_told_is_a_gap():
    (chart,) = drawn(weekly(3, 4, None, 5, None, None, 6, 7))
    assert [len(piece) for piece in chart.lines[0].pieces] == [2, 1, 2]


def test_a_replaced_activity_keeps_a_line_of_its_own():
    did = {one: ActivityScore(one, 5) for one in NAMES}
    days = [
        (MONDAY + timedelta(weeks=week), CheckIn(activities=tuple(did[one] for one in which)))
        for week, which in enumerate([(1, 2, 3)] * 3 + [(1, 2, 4)] * 3)
    ]
    now, before = drawn(days)
    assert [line.name for line in now.lines] == ["wandelen", "sokken aantrekken", "tillen"]
    assert [line.name for line in before.lines] == ["fietsen"]
    assert len({line.style for line in now.lines}) == 3


def test_the_start_is_that_of_the_whole_diary_whichever_part_is_drawn(app):
    days = weekly(8, 8, 8, 5, 5, 5, 4, 4, 4)
    (chart,) = drawn(days, first=days[5][0])
    (start,) = chart.starts
    assert start.y == chart.frame.down(8)
    assert "Pijn: 8 bij de start, 4 nu." in str(chart.said)


def test_a_few_check_ins_have_no_start_to_be_held_beside(app):
    (chart,) = drawn(weekly(8, 8, 8, 5, 5))
    assert chart.starts == []
    assert str(chart.said) == "Pijn: laatst 5."


def test_a_long_time_is_drawn_with_one_point_a_week(app):
    days = [(MONDAY + timedelta(days=day), CheckIn({"pain": day % 7})) for day in range(700)]
    (chart,) = drawn(days)
    assert chart.is_weekly
    assert [point.value for point in chart.lines[0].points] == [3] * 100
    (short,) = drawn(days, last=days[300][0])
    assert len(short.lines[0].points) == 301


def test_years_are_adjacent():
    (chart,) = drawn(weekly(3, 4, first=date(2026, 12, 28)))
    assert len(chart.lines[0].pieces) == 1
