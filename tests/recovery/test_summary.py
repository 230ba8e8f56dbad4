"""A diary summed up: like beside like, and words that say it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.recovery.checkins import ActivityScore, CheckIn, from_text, to_text
from forum.recovery.scales import MEASURES, PSK
from forum.recovery.summary import summary

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


def did(score, activity=WALKING, **more):
    return CheckIn(activities=(ActivityScore(activity, score),), **more)


def hurt(*scores):
    return [CheckIn(scores={"pain": score}) for score in scores]


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


@given(st.lists(check_ins, max_size=30))
def test_a_week_without_a_value_is_no_zero(found):
    with_gaps = [gap for one in found for gap in (one, CheckIn(note="Niets ingevuld"))]
    assert summary(with_gaps).measures == summary(found).measures
    assert summary(with_gaps).function == summary(found).function


def test_what_took_the_place_of_another_begins_at_its_own_start():
    before = [did(1)] * 6
    assert summary([*before, *[did(9, SOCKS)] * 5]).function is None
    found = summary([*before, *[did(5, SOCKS)] * 3, *[did(6, SOCKS)] * 3])
    assert (found.function.baseline, found.function.current) == (5, 6)
    assert found.function_of == {SOCKS}


def test_a_mean_is_only_held_beside_one_of_the_same_activities():
    both = [
        CheckIn(activities=(ActivityScore(WALKING, s), ActivityScore(SOCKS, s))) for s in [2] * 6
    ]
    swapped = CheckIn(activities=(ActivityScore(WALKING, 8), ActivityScore(SHOES, 8)))
    assert summary([*both, swapped]).function is None
    assert summary([*both, *[swapped] * 6]).function.baseline == 8


def test_difficulty_never_meets_what_one_can_do():
    hard = CheckIn(activities=(ActivityScore(WALKING, 9, PSK.id),))
    found = summary([*[did(2)] * 6, hard])
    assert found.function.current == 2
    assert summary([hard] * 6).function is None


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ([], "Nog te weinig"),
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


@given(check_ins)
def test_a_check_in_is_kept_whole(found):
    assert from_text(to_text(found)) == found


def test_each_score_is_kept_with_its_scale_and_direction():
    kept = json.loads(to_text(did(4, scores=dict.fromkeys(MEASURES, 1))))
    for score in [*kept["scores"].values(), *kept["activities"]]:
        assert score["scale"]
        assert score["direction"] in ("higher_is_better", "lower_is_better", "neither")
    assert kept["activities"][0]["direction"] == "higher_is_better"


def test_a_score_on_a_scale_that_is_not_ours_now_is_left_out():
    text = to_text(CheckIn(scores={"pain": 3})).replace("nrs_pain_24h", "nrs_pain_week")
    assert from_text(text).scores == {}
