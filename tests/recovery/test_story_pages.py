"""The pages of a recovery story: looking before sharing, stopping, and naming steps."""

from datetime import timedelta

import pytest

from forum.alarms import rules
from forum.core.days import this_day
from forum.recovery import snapshots, stories
from tests import make
from tests.posting.test_warning import NUMB
from tests.recovery.keeping import keeper as someone_else
from tests.recovery.sharing import agree, kept_days, seen, share, story


@pytest.fixture
def post(keeper):
    kept_days(keeper)
    return story(keeper)


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


@pytest.fixture
def path(post):
    return f"/t/{post.thread_id}"


def _chosen(**more) -> dict:
    first = (this_day() - timedelta(days=30)).isoformat()
    period = {"from": first, "to": this_day().isoformat()}
    return period | {"measures": ["pain", "function"], "audience": "members"} | more


def _main(answer) -> str:
    return answer.text.split("<main")[1].split("</main")[0]


def test_one_sees_what_others_will_before_anything_is_shared(own, keeper, post, path):
    look = own.submit(f"{path}/share", **_chosen(look="1"))
    assert look.status_code == 200
    assert "wandelen" in _main(look)
    assert "notitiewoord" not in _main(look)
    assert not seen(keeper, post)
    again = own.submit(f"{path}/share", **_chosen(change="1"))
    assert 'value="pain" checked' in again.text
    answer = own.submit(f"{path}/share", **_chosen())
    assert answer.status_code == 303
    assert "wandelen" in _main(own.get(answer.location))
    assert len(seen(make.member(), post)) == 1


def test_sending_the_form_twice_shares_once(own, keeper, post, path):
    for _time in range(2):
        own.submit(f"{path}/share", **_chosen(idempotency_key="eenmalig"))
    assert len(seen(keeper, post)) == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"measures": []}, "measures"),
        ({"measures": ["gewicht"]}, "measures"),
        ({"from": ""}, "from"),
        ({"from": "gisteren"}, "from"),
        ({"to": ""}, "to"),
        ({"to": "2001-01-01"}, "to"),
        ({"from": "2999-01-01"}, "from"),
        ({"audience": "iedereen"}, "audience"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_chosen_stays(
    own, keeper, post, path, typed, field
):
    answer = own.submit(f"{path}/share", **_chosen(look="1", notes="1", **typed))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert 'id="notes" name="notes" type="checkbox" value="1" checked' in answer.text
    assert not seen(keeper, post)


def test_what_goes_on_needs_no_last_day(own, keeper, post, path):
    answer = own.submit(f"{path}/share", **_chosen(to="", keep_sharing="1"))
    assert answer.status_code == 303
    (found,) = snapshots.snapshots_in(make.viewer(keeper), post.thread_id)
    assert found.keeps_sharing


def test_the_list_of_what_one_shares_stops_it_and_says_what_that_cannot_undo(own, keeper, post):
    made = share(keeper, post)
    page = _main(own.get("/recovery/shared"))
    assert "Anderen kunnen het al hebben gezien" in page
    answer = own.submit(f"/recovery/shared/{made}/stop")
    assert answer.location == "/recovery/shared"
    assert "Je deelt niets" in own.get(answer.location).text
    assert own.submit(f"/recovery/shared/{made}/stop").status_code == 404


def test_in_the_thread_only_its_owner_finds_the_button_that_stops(visitor, own, keeper, post, path):
    made = share(keeper, post)
    page = f"{path}-hoe-begin-ik"
    assert "Delen stoppen" in own.get(page).text
    answer = own.submit(f"/recovery/shared/{made}/stop", from_thread="1")
    assert answer.location == page
    share(keeper, post)
    visitor.log_in(make.member())
    assert "Uit het dagboek" in visitor.get(page).text
    assert "Delen stoppen" not in visitor.get(page).text


def test_under_a_pseudonym_the_form_warns_and_nothing_leads_to_the_member(visitor):
    writer = someone_else(username="Wilhelmina", id=7777001)
    kept_days(writer)
    hidden = story(writer, pseudonym=True)
    visitor.log_in(writer)
    assert "onder je schuilnaam" in visitor.get(f"/t/{hidden.thread_id}/share").text
    share(writer, hidden)
    reader = make.member()
    page = visitor.log_in(reader).get(f"/t/{hidden.thread_id}-hoe-begin-ik").text
    assert "Uit het dagboek" in page
    assert not [word for word in ("Wilhelmina", "7777001") if word in page]


def test_while_consent_is_taken_back_the_list_says_that_nobody_sees_it(own, keeper, post):
    share(keeper, post)
    agree(keeper, given=False)
    assert "Nu ziet niemand dit" in own.get("/recovery/shared").text


def test_steps_are_added_moved_done_and_taken_away(own, keeper, post, path):
    today = this_day().isoformat()
    first = {"goal": "wandelen", "text_1": "een", "text_2": "twee", "text_4": "drie"}
    assert own.submit(f"{path}/steps", version="0", **first).status_code == 303
    moved = {"text_1": "een", "place_1": "1", "text_2": "", "place_2": "2"}
    moved |= {"text_3": "drie", "place_3": "1", "done_3": today}
    assert own.submit(f"{path}/steps", version="1", goal="wandelen", **moved).status_code == 303
    found = stories.get_story(make.viewer(keeper), post.thread_id)
    assert [(step.text, step.done_on) for step in found.steps] == [
        ("drie", this_day()),
        ("een", None),
    ]
    page = _main(own.get(f"{path}-hoe-begin-ik"))
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
    assert 'name="alarm_ack"' in answer.text
    read = answer.text.split('name="alarm_ack" value="')[1].split('"')[0]
    assert own.submit(f"{path}/steps", **words, alarm_ack=read).status_code == 303


def test_a_story_is_done_when_its_starter_says_so_and_goes_on_likewise(own, post, path):
    page = f"{path}-hoe-begin-ik"
    assert own.submit(f"{path}/completed", completed="1").status_code == 303
    assert "Afgerond op" in own.get(page).text
    own.submit(f"{path}/completed", completed="0")
    assert "Afgerond op" not in own.get(page).text
