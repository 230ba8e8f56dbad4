"""Where things stand in a drawing: all that was told, and nothing joined that was apart."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from forum.recovery.charts.drawing import LONG
from forum.recovery.charts.plot import BOTTOM, LADDER, LEFT, RIGHT, TOP, week_of
from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.scales import FUNCTION, MEASURES, PSFS, PSK
from tests.recovery.drawing import MONDAY, NAMES, drawn

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
