"""What is kept of a check-in, as the text that is sealed."""

import json

from hypothesis import given

from forum.recovery.checkins import CheckIn, from_text, to_text
from forum.recovery.scales import MEASURES
from tests.recovery.test_summary import check_ins, did


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
