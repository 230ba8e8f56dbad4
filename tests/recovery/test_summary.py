"""A diary summed up: like beside like, and words that say it."""

import json
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.recovery import summary as rule
from forum.recovery.change import FEWEST
from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.scales import PSK

CONTENT = Path(__file__).parents[2] / "forum" / "cli" / "demo" / "content" / "community.json"
DIARIES = json.loads(CONTENT.read_text(encoding="utf-8"))["recovery_logs"]
WALKING, SOCKS, SHOES = 1, 2, 3

check_ins = st.builds(
    CheckIn,
    scores=st.dictionaries(st.sampled_from(["pain", "sleep"]), st.integers(0, 10)),
    activities=st.lists(
        st.builds(ActivityScore, st.integers(1, 3), st.integers(0, 10)),
        max_size=3,
        unique_by=lambda one: one.activity_id,
    ).map(tuple),
    flare_up=st.booleans(),
    note=st.text(max_size=20),
)


def summary(found, followed=frozenset({WALKING, SOCKS, SHOES})):
    return rule.summary(found, followed)


def did(score, activity=WALKING, **more):
    return CheckIn(activities=(ActivityScore(activity, score),), **more)


def hurt(*scores):
    return [CheckIn(scores={"pain": score}) for score in scores]


def _did_all(scores):
    return CheckIn(activities=tuple(ActivityScore(*one) for one in scores.items()))


def _without(found, followed):
    return CheckIn(activities=tuple(a for a in found.activities if a.activity_id in followed))


points = st.integers(0, 10)
all_filled_in = st.fixed_dictionaries({WALKING: points, SOCKS: points, SHOES: points}).map(_did_all)
partly_filled_in = st.dictionaries(st.integers(1, 3), points, max_size=2).map(_did_all)


def _told(entry):
    named = {"pain": "pain_nrs", "stiffness": "stiffness_nrs"}
    scores = {name: entry[key] for name, key in named.items() if entry[key] is not None}
    done = enumerate((entry["psfs"] or {}).values(), start=1)
    return CheckIn(scores=scores, activities=tuple(ActivityScore(*one) for one in done))


@pytest.mark.parametrize("diary", DIARIES, ids=lambda diary: diary["user"])
def test_the_diaries_of_the_demo_come_to_what_is_expected(diary):
    found = summary([_told(entry) for entry in diary["entries"] if not entry.get("skipped")])
    expected = diary["expected_summary"]
    assert found.check_ins == expected["n_checkins"]
    for change, name in [
        (found.pain, "pain"),
        (found.measures["stiffness"], "stiffness_descriptive_only"),
        (found.function, "psfs_mean"),
    ]:
        wanted = expected[name]
        assert change.baseline == wanted["baseline_median"]
        assert change.current == wanted["current_median"]
        assert change.points == wanted["improvement_points"]
        assert change.percent == wanted["improvement_pct"]
        assert change.is_noticeable is wanted.get("meaningful")


@given(st.lists(check_ins, min_size=FEWEST, max_size=30))
def test_a_week_without_a_value_is_no_zero(found):
    with_gaps = [gap for one in found for gap in (one, CheckIn(note="Niets ingevuld"))]
    assert summary(with_gaps).measures == summary(found).measures


@given(st.lists(check_ins, max_size=FEWEST - 1))
def test_with_fewer_than_six_check_ins_nothing_is_compared(found):
    made = summary(found)
    assert {made.function, *made.measures.values()} == {None}


@given(st.lists(check_ins, min_size=FEWEST, max_size=30))
def test_six_check_ins_are_asked_for_and_not_six_values(found):
    """The first and the last three with a value count, when they are not the very same three."""
    for name in ("pain", "sleep"):
        values = [one.scores[name] for one in found if name in one.scores]
        made = summary(found).measures[name]
        assert (made is None) == (len(values) <= 3)
        if made:
            assert (made.baseline, made.current) == (median(values[:3]), median(values[-3:]))


def test_what_took_the_place_of_another_begins_at_its_own_start():
    before, now = [did(1)] * 6, {SOCKS}
    assert summary([*before, *[did(9, SOCKS)] * 5], now).function is None
    found = summary([*before, *[did(5, SOCKS)] * 3, *[did(6, SOCKS)] * 3], now)
    assert (found.function.baseline, found.function.current) == (5, 6)
    assert found.function_of == {SOCKS}


def test_a_mean_is_only_held_beside_one_of_the_same_activities():
    both = [_did_all({WALKING: 2, SOCKS: 2})] * 6
    swapped, now = _did_all({WALKING: 8, SHOES: 8}), {WALKING, SHOES}
    found = summary([*both, swapped], now)
    assert (found.function_of, found.function.current) == ({WALKING}, 2)
    assert summary([*both, *[swapped] * 6], now).function.baseline == 8


@given(
    st.lists(all_filled_in, min_size=FEWEST, max_size=12),
    st.lists(st.tuples(st.integers(0, 12), partly_filled_in), max_size=6),
)
def test_a_check_in_that_leaves_an_activity_empty_moves_no_sentence(whole, partly):
    found = list(whole)
    for place, one in partly:
        found.insert(place, one)
    before, after = summary(whole), summary(found)
    assert after.function_of == before.function_of == {WALKING, SOCKS, SHOES}
    assert after.function == before.function


@given(st.lists(check_ins, max_size=30), st.sets(st.integers(1, 3)))
def test_only_what_is_followed_now_is_told_of(found, followed):
    made = summary(found, followed)
    assert made.function_of <= followed
    without = [_without(one, followed) for one in found]
    assert summary(without, followed).function == made.function


def test_one_that_is_followed_but_never_filled_in_silences_no_other():
    found = summary([_did_all({WALKING: 3, SOCKS: 5})] * 6)
    assert (found.function_of, found.function.baseline) == ({WALKING, SOCKS}, 4)
    assert summary([did(3)] * 6, set()).function is None


def test_difficulty_never_meets_what_one_can_do():
    hard = CheckIn(activities=(ActivityScore(WALKING, 9, PSK.id),))
    found = summary([*[did(2)] * 6, hard])
    assert found.function.current == 2
    assert summary([hard] * 6).function is None


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ([], "Nog te weinig check-ins"),
        ([CheckIn(scores={"sleep": 4})] * 6, "Nog te weinig cijfers"),
        (hurt(7, 7, 7, 7, 7), "Nog te weinig"),
        (
            hurt(7, 7, 7, 4, 4, 4),
            "Je pijncijfer ligt merkbaar lager dan bij de start (mediaan 7 → 4)",
        ),
        (hurt(8, 8, 8, 6, 6, 6), "Ongeveer gelijk"),
        (hurt(4, 4, 4, 6, 6, 6), "Je cijfers liggen hoger dan bij de start."),
        ([did(8)] * 3 + [did(5)] * 3, "Er lukt nu minder dan bij de start."),
        ([did(3)] * 3 + [did(7)] * 3, "Je kunt merkbaar meer dan bij de start (mediaan 3 → 7)"),
        (
            [did(3, scores={"pain": 6})] * 3 + [did(7, scores={"pain": 5})] * 3,
            "Je kunt meer dan bij de start, ook al is je pijncijfer ongeveer gelijk.",
        ),
    ],
)
def test_the_sentence_says_what_changed(app, told, begins):
    first, *_rest = map(str, summary(told).sentences)
    assert first.startswith(begins)


def test_what_one_can_do_is_told_before_the_pain(app):
    told = [did(3, scores={"pain": 7})] * 3 + [did(7, scores={"pain": 4})] * 3
    function, pain = map(str, summary(told).sentences)
    assert (function[:7], pain[:7]) == ("Je kunt", "Je pijn")
