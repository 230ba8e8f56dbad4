"""Drawings of a diary: all that is told is in them, and nothing that was not."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.recovery.charts import FUNCTION, LONG, draw
from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.plot import BOTTOM, LADDER, LEFT, RIGHT, TOP, week_of
from forum.recovery.scales import MEASURES, PSFS, PSK

MONDAY = date(2026, 11, 23)
NAMES = {1: "wandelen", 2: "sokken aantrekken", 3: "fietsen", 4: "tillen", 5: "een lange naam " * 5}
ALL = (FUNCTION, *MEASURES)
scores = {name: st.integers(0, measure.scale.highest) for name, measure in MEASURES.items()}
told = st.builds(
    CheckIn,
    scores=st.fixed_dictionaries({}, optional=scores),
    activities=st.lists(
        st.builds(
            ActivityScore,
            st.sampled_from(sorted(NAMES)),
            st.integers(0, 10),
            st.sampled_from([PSFS.id, PSK.id]),
        ),
        max_size=3,
        unique_by=lambda one: one.activity_id,
    ).map(tuple),
    flare_up=st.booleans(),
)
diaries = st.dictionaries(
    st.dates(MONDAY, MONDAY + timedelta(days=900)), told, min_size=1, max_size=12
).map(lambda by_day: sorted(by_day.items()))


def drawn(days, measures=ALL, **span):
    return draw(days, NAMES, measures, **({"first": days[0][0], "last": days[-1][0]} | span))


def weekly(*values, name="pain", first=MONDAY):
    """A week without a value is left out."""
    return [
        (first + timedelta(weeks=week), CheckIn(scores={name: value}))
        for week, value in enumerate(values)
        if value is not None
    ]


@given(diaries)
def test_all_points_lie_inside_the_frame_in_the_order_of_their_days(days):
    for chart in drawn(days):
        for line in chart.lines:
            assert all(LEFT <= one.x <= RIGHT and TOP <= one.y <= BOTTOM for one in line.points)
            assert all(a.day < b.day and a.x <= b.x for a, b in pairwise(line.points))
            assert all((a.y < b.y) <= (a.value > b.value) for a, b in pairwise(line.points))


@given(diaries)
def test_a_line_is_joined_over_adjacent_weeks_and_never_over_a_missing_one(days):
    for line in (line for chart in drawn(days) for line in chart.lines):
        assert [point for piece in line.pieces for point in piece] == list(line.points)
        for piece in line.pieces:
            weeks = [week_of(point.day) for point in piece]
            assert all(b - a <= 1 for a, b in pairwise(weeks))
        ends = [(week_of(a[-1].day), week_of(b[0].day)) for a, b in pairwise(line.pieces)]
        assert all(b - a > 1 for a, b in ends)


@given(diaries)
def test_what_stands_alone_is_marked_or_it_would_not_be_seen(days):
    for line in (line for chart in drawn(days) for line in chart.lines):
        assert {piece[0] for piece in line.pieces if not piece[1:]} <= set(line.marks)
        assert line.end in line.marks


@given(diaries)
def test_bands_cover_the_days_of_flare_ups_and_do_not_leave_the_frame(days):
    flared = [day for day, found in days if found.flare_up]
    for chart in drawn(days):
        for day in flared:
            at = chart.frame.across(day)
            assert any(one.x - 0.02 <= at <= one.x + one.width + 0.02 for one in chart.bands)
        for band in chart.bands:
            assert band.x >= LEFT
            assert band.x + band.width <= RIGHT + 0.02
            weeks = range(week_of(band.first), week_of(band.last) + 1)
            assert set(weeks) <= set(map(week_of, flared))


@given(diaries)
def test_what_is_drawn_stands_in_the_table(days):
    for chart in drawn(days):
        for at, line in enumerate(chart.lines):
            rows = [(row.day, row.values[at]) for row in chart.rows]
            assert [one for one in rows if one[1] is not None] == [
                (point.day, point.value) for point in line.points
            ]


@given(diaries)
def test_words_stand_inside_the_drawing_and_names_beside_each_other(days):
    for chart in drawn(days):
        words = [place.word for place in chart.places]
        assert all(0 < word.y <= BOTTOM for word in words)
        assert not any(word.meets(other) for at, word in enumerate(words) for other in words[:at])
        assert all(LEFT <= mark.x <= RIGHT for mark in chart.dates)
        assert len(chart.dates) <= 6


@given(diaries)
def test_difficulty_and_what_one_can_do_are_never_in_one_drawing(days):
    by_name = {chart.name: chart for chart in drawn(days, (FUNCTION,))}
    for scale in (PSFS, PSK):
        values = sorted(
            one.score for _day, found in days for one in found.activities
            if one.scale_id == scale.id
        )  # fmt: skip
        lines = [
            line for name, chart in by_name.items() if name.startswith(f"{scale.id}-")
            for line in chart.lines
        ]  # fmt: skip
        if days[-1][0] - days[0][0] <= LONG:
            assert sorted(point.value for line in lines for point in line.points) == values
        assert bool(lines) == bool(values)


@given(diaries)
def test_scales_are_fixed_whatever_is_told(days):
    for chart in drawn(days):
        fixed = LADDER if chart.name == "activity_minutes" else (10,)
        assert chart.frame.highest in fixed
        assert chart.ticks[0].y == BOTTOM
        assert chart.ticks[-1].y == TOP


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
