"""What counts as a noticeable change: the rule itself, with its arithmetic."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median as known_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.recovery.change import FEWEST, change, half_up, mean, median
from forum.recovery.scales import MEASURES, MINUTES, PAIN, PSFS, PSK, STIFFNESS

scores = st.integers(0, 10)
series = st.lists(scores, min_size=FEWEST, max_size=60)


@pytest.mark.parametrize(
    ("before", "now", "points", "percent", "is_noticeable"),
    [
        (8, 6, 2, 25, False),
        (6, 4, 2, 33, True),
        (3, 2, 1, 33, False),
        (7, 4, 3, 43, True),
        (0, 0, 0, None, False),
        (8, 3, 5, 63, True),
    ],
)
def test_pain_needs_two_points_and_thirty_percent(before, now, points, percent, is_noticeable):
    found = change([before] * 3 + [now] * 3, PAIN)
    assert (found.points, found.percent) == (points, percent)
    assert found.is_noticeable is is_noticeable


@pytest.mark.parametrize(
    ("before", "now", "expected"), [(3, 5, True), (3, 4, False), (5, 3, False)]
)
def test_what_one_can_do_needs_two_points_and_has_no_percentage(before, now, expected):
    found = change([before] * 3 + [now] * 3, PSFS)
    assert (found.points, found.percent) == (now - before, None)
    assert found.is_noticeable is expected


def test_the_middle_of_three_counts_and_one_bad_week_does_not():
    found = change([7, 2, 7, 5, 4, 10, 4], PAIN)
    assert (found.baseline, found.current) == (7, 4)


@given(st.lists(scores, max_size=FEWEST - 1))
def test_fewer_than_six_are_not_compared(values):
    assert change(values, PAIN) is None


@given(series)
def test_only_the_first_and_last_three_count(values):
    shuffled = [*values[:3], *reversed(values[3:-3]), *values[-3:]]
    assert change(values, PAIN) == change(shuffled, PAIN)


@given(series)
def test_better_is_down_for_pain_and_up_for_what_one_can_do(values):
    pain, function, difficulty = (change(values, scale) for scale in (PAIN, PSFS, PSK))
    assert pain.points == -function.points == difficulty.points
    assert not (pain.is_noticeable and function.is_noticeable)


@given(series)
def test_noticeable_is_both_thresholds_at_once(values):
    found = change(values, PAIN)
    gain = known_median(values[:3]) - known_median(values[-3:])
    is_enough = gain >= 2 and Fraction(gain) / Fraction(known_median(values[:3])) >= Fraction(3, 10)
    assert found.is_noticeable is is_enough


@given(series)
def test_a_start_of_nothing_and_what_got_worse_have_no_percentage(values):
    found = change(values, STIFFNESS)
    assert (found.percent is None) == (found.baseline == 0 or found.points < 0)
    assert found.is_noticeable is None


@given(st.fractions(0, 1000))
def test_halves_go_up(value):
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if value.denominator in (1, 2, 4, 5, 8, 10):  # what a Decimal holds exactly
        assert half_up(value) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert abs(half_up(value) - value) <= Fraction(1, 2)


def test_half_a_percent_goes_up_where_python_would_go_to_even():
    assert half_up(Fraction(125, 2)) == 63
    assert round(62.5) == 62


@given(st.lists(scores, min_size=1))
def test_a_median_is_the_median(values):
    assert median(values) == known_median(values)


def test_there_is_no_median_of_nothing():
    with pytest.raises(ValueError, match="nothing"):
        median([])


def test_means_are_exact():
    assert mean([1, 1, 2]) == Fraction(4, 3)


def test_own_scales_have_no_threshold():
    assert change([10] * 3 + [0] * 3, STIFFNESS).is_noticeable is None
    assert change([100] * 3 + [300] * 3, MINUTES).points == 200
    assert [name for name, m in MEASURES.items() if m.scale.notable] == ["pain"]
