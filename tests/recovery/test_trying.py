"""Two periods beside each other: equally long, apart, and nothing made of them."""

from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.scales import FUNCTION
from forum.recovery.trying.comparing import (
    FEWEST_VALUES,
    MOST_WEEKS,
    Experiment,
    State,
    compare,
    period_of,
)
from forum.recovery.trying.plans import (
    WATCHED,
    Conclusion,
    Outcome,
    Plan,
    What,
    from_text,
    to_text,
)

DAY = timedelta(days=1)
FIRST = date(2030, 3, 11)
# Also over the nights on which the clock is put forward and back.
days = st.dates(date(2030, 1, 1), date(2031, 12, 31))
lengths = st.integers(2, MOST_WEEKS)
plans = st.builds(
    Plan,
    st.sampled_from(What),
    st.sets(st.sampled_from(WATCHED), min_size=1, max_size=3).map(
        lambda chosen: tuple(name for name in WATCHED if name in chosen)
    ),
    st.text(max_size=20),
)


def trial(begins_on=FIRST, weeks=2, *, stopped_on=None, watched=("pain",)) -> Experiment:
    plan = Plan(What.REST, watched)
    at = datetime(2030, 1, 1, tzinfo=UTC)
    return Experiment(1, plan, None, begins_on, weeks, stopped_on, 1, at)


@st.composite
def trials(draw) -> Experiment:
    begins_on, weeks = draw(days), draw(lengths)
    stopped = draw(st.none() | st.integers(0, 7 * weeks + 20))
    stopped_on = None if stopped is None else begins_on + timedelta(days=stopped)
    return trial(begins_on, weeks, stopped_on=stopped_on)


def hurt(day: date, score: int) -> tuple[date, CheckIn]:
    return day, CheckIn(scores={"pain": score})


@given(trials())
def test_the_time_before_is_as_long_and_ends_where_the_other_begins(found):
    during = found.period
    assert during.before.days == during.days >= 1
    assert during.before.last + DAY == during.first == found.begins_on
    assert not during.before.meets(during)


@given(days, lengths)
def test_what_is_not_stopped_lasts_whole_weeks(begins_on, weeks):
    assert period_of(begins_on, weeks).days == 7 * weeks


@given(trials(), st.lists(days, unique=True, max_size=80))
def test_every_check_in_counts_once_at_most(found, told):
    made = compare(found, [hurt(day, 5) for day in sorted(told)])
    assert (made.measures == []) == made.during.is_too_short == (made.during.days < 7)
    if made.during.is_too_short:
        return
    (pain,) = made.measures
    counted = [day for day in told if made.before.first <= day <= made.during.last]
    assert pain.before.count + pain.during.count == len(counted)
    assert all((day in made.before) != (day in made.during) for day in counted)


@given(
    st.lists(st.integers(0, 10), max_size=14),
    st.lists(st.integers(0, 10), max_size=14),
)
def test_there_are_two_medians_or_none(before, during):
    told = [hurt(FIRST - DAY - n * DAY, score) for n, score in enumerate(before)]
    told += [hurt(FIRST + n * DAY, score) for n, score in enumerate(during)]
    (pain,) = compare(trial(), sorted(told, key=lambda one: one[0])).measures
    assert (pain.before.count, pain.during.count) == (len(before), len(during))
    if min(len(before), len(during)) < FEWEST_VALUES:
        assert pain.before.median is pain.during.median is None
    else:
        assert (pain.before.median, pain.during.median) == (median(before), median(during))


def test_what_was_left_empty_counts_for_nothing():
    told = [(FIRST + n * DAY, CheckIn(scores={"sleep": 3})) for n in range(-5, 5)]
    (pain,) = compare(trial(), told).measures
    assert (pain.before.count, pain.during.count) == (0, 0)


def test_what_one_can_do_is_of_the_same_activities_before_and_during():
    def did(offset, *activities):
        done = tuple(ActivityScore(one, 4) for one in activities)
        return FIRST + offset * DAY, CheckIn(activities=done)

    found = trial(watched=(FUNCTION,))
    alike = [did(offset, 1, 2) for offset in (-3, -2, -1, 0, 1, 2)]
    made = compare(found, alike)
    assert made.function_of == {1, 2}
    assert made.measures[0].during.median == 4
    partly = compare(found, [*alike, did(3, 1)])
    assert (partly.function_of, partly.measures) == (made.function_of, made.measures)
    (swapped,) = compare(found, [*alike[:3], *(did(n, 3) for n in range(3))]).measures
    assert (swapped.before.count, swapped.during.count) == (0, 3)
    assert (swapped.before.median, swapped.during.median) == (None, None)


@given(trials(), days)
def test_it_is_one_thing_at_a_time(found, today):
    state = found.state(today)
    assert (state is State.OVER) == (found.stopped_on is not None or today > found.period.last)
    if state is not State.OVER:
        assert (state is State.PLANNED) == (today < found.begins_on)


@given(plans, st.none() | st.builds(Outcome, st.sampled_from(Conclusion), st.text(max_size=20)))
def test_it_is_kept_whole(plan, outcome):
    assert from_text(to_text(plan, outcome)) == (plan, outcome)


@pytest.mark.parametrize("scores", [[2, 2, 2, 9, 9, 9], [9, 9, 9, 2, 2, 2]])
def test_the_words_say_what_was_and_never_what_it_means(app, scores):
    told = [hurt(FIRST + (n - 3) * DAY, score) for n, score in enumerate(scores)]
    (pain,) = compare(trial(), told).measures
    said = str(pain.told)
    assert said == (
        f"Pijn: mediaan {scores[0]} in de periode ervoor (3 check-ins) en {scores[-1]} in deze "
        "periode (3 check-ins)."
    )
    assert not set("%↑↓→+") & set(said)


def test_too_few_are_said_so(app):
    (pain,) = compare(trial(), [hurt(FIRST, 3)]).measures
    assert str(pain.told).startswith("Pijn: geen mediaan, want")
    assert "Ervoor: 0, in deze periode: 1." in str(pain.told)
