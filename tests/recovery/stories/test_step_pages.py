"""Naming the steps of a recovery story, on a page of their own."""

import pytest

from forum.alarms import rules
from forum.core.days import this_day
from forum.recovery.stories import steps
from tests import make
from tests.posting.reading import token_in
from tests.posting.test_warning import NUMB
from tests.recovery.stories.sharing import story


@pytest.fixture
def post(keeper):
    return story(keeper)


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


@pytest.fixture
def path(post):
    return f"/t/{post.thread_id}"


def _main(answer) -> str:
    return answer.text.split("<main")[1].split("</main")[0]


def test_steps_are_added_moved_done_and_taken_away(own, keeper, post, path):
    today = this_day().isoformat()
    first = {"goal": "wandelen", "text_1": "een", "text_2": "twee", "text_4": "drie"}
    assert own.submit(f"{path}/steps", version="0", **first).status_code == 303
    moved = {"text_1": "een", "place_1": "1", "text_2": "", "place_2": "2"}
    moved |= {"text_3": "drie", "place_3": "1", "done_3": today}
    assert own.submit(f"{path}/steps", version="1", goal="wandelen", **moved).status_code == 303
    found = steps.get_story(make.viewer(keeper), post.thread_id)
    assert [(step.text, step.done_on) for step in found.steps] == [
        ("drie", this_day()),
        ("een", None),
    ]
    page = _main(own.get(f"{path}-hoe-begin-ik"))
    assert "Stappen: 1 van 2 gelukt" in page
    assert "Mijlpalen" in page
    assert "Gelukt: drie" in page


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"goal": "x" * 201}, "goal"),
        ({"text_2": "x" * 201}, "text_2"),
        ({"text_2": "goed", "done_2": "2999-01-01"}, "done_2"),
        ({"text_2": "goed", "done_2": "ooit"}, "done_2"),
        ({f"text_{number}": "stap" for number in range(1, 23) if number != 9}, "goal"),
    ],
)
def test_a_mistake_in_a_step_is_told_at_its_box_and_nothing_typed_is_lost(
    own, post, path, typed, field
):
    typed = {"text_9": "bewaar mij"} | typed
    answer = own.submit(f"{path}/steps", version="0", **typed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert "bewaar mij" in answer.text


def test_what_another_window_said_is_not_written_over(own, keeper, post, path):
    own.submit(f"{path}/steps", version="0", goal="eerst")
    answer = own.submit(f"{path}/steps", version="0", goal="ander venster")
    assert answer.status_code == 412
    assert "eerst" in _main(answer)
    assert "ander venster" in _main(answer)
    assert own.submit(f"{path}/steps", version="1", goal="ander venster").status_code == 303


def test_alarm_signs_in_a_step_are_put_to_the_writer_once(own, post, path, monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    words = {"version": "0", "text_1": "Sinds gisteren een doof gevoel."}
    answer = own.submit(f"{path}/steps", **words)
    assert answer.status_code == 409
    read = {"alarm_ack": token_in(answer)}
    assert own.submit(f"{path}/steps", **words, **read).status_code == 303


def test_a_story_is_done_when_its_starter_says_so_and_goes_on_likewise(own, post, path):
    page = f"{path}-hoe-begin-ik"
    assert own.submit(f"{path}/completed", completed="1").status_code == 303
    assert "Afgerond op" in own.get(page).text
    own.submit(f"{path}/completed", completed="0")
    assert "Afgerond op" not in own.get(page).text
