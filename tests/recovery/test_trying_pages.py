"""The pages and calls of trying something."""

import re

import pytest

from forum.alarms.rules import Level, Rule
from forum.core.days import this_day
from forum.recovery import queries
from tests import make
from tests.posting.reading import token_in
from tests.recovery.keeping import check_in, told
from tests.recovery.trials import begin, tried

LIST = "/recovery/experiments"
REMINDERS = "/recovery/reminders"
CALLS = f"/api/v1{LIST}"


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


@pytest.fixture
def program(visitor, keeper):
    return visitor.bearer(make.token(keeper))


def _send(own, **typed):
    wanted = {"what": "rest", "watched": "pain", "begins_on": this_day().isoformat(), "weeks": "2"}
    return own.submit(LIST, **wanted | typed)


def test_it_begins_on_its_page_and_is_told_where_one_checks_in(own):
    answer = _send(own, what="other", words="Elke dag buiten", remind="1")
    assert "Elke dag buiten" in own.get(answer.location).text
    for path in ("/recovery", "/recovery/check-in"):
        page = own.get(path).text
        assert page.count("Elke dag buiten") == 1
        assert "probeer je uit" in page
    assert "in de ochtend" in own.get(REMINDERS).text


@pytest.mark.parametrize(
    ("typed", "field", "complaint"),
    [
        ({"what": ""}, "what", "Kies een van"),
        ({"what": "other"}, "words", "in je eigen woorden"),
        ({"words": "x" * 201}, "words", "200 tekens"),
        ({"begins_on": "straks"}, "begins_on", "Schrijf een dag als"),
        ({"begins_on": "2001-01-01"}, "begins_on", "14 dagen"),
        ({"begins_on": "9999-12-31"}, "begins_on", "14 dagen"),
        ({"weeks": "9"}, "weeks", "2 tot en met 8"),
        ({"weeks": ""}, "weeks", "2 tot en met 8"),
        ({"watched": "gewicht"}, "watched", "een tot drie"),
        ({"watched": ["pain", "sleep", "stress", "function"]}, "watched", "een tot drie"),
        ({"watched": []}, "watched", "een tot drie"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(own, typed, field, complaint):
    answer = _send(own, **{"words": "Mijn eigen woorden"} | typed if field != "words" else typed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text
    assert complaint in answer.text
    assert field == "words" or "Mijn eigen woorden" in answer.text


def test_alarm_signs_in_it_are_shown_before_it_is_kept(own, keeper, monkeypatch):
    rule = Rule("r", Level.CALL_NOW, "test", lambda text: "gevoelloos" in text)
    monkeypatch.setattr("forum.alarms.rules.RULES", (rule,))
    worry = "Ik ben gevoelloos"
    answer = _send(own, words=worry)
    assert answer.status_code == 409
    assert "Bel direct je huisarts" in answer.text
    number = begin(keeper)
    own.submit(f"{LIST}/{number}/stop", version="1")
    said = {"conclusion": "unknown", "conclusion_words": worry}
    answer = own.submit(f"{LIST}/{number}/conclude", **said, version="2")
    assert answer.status_code == 409
    assert worry in answer.text
    again = own.submit(f"{LIST}/{number}/conclude", **said, version="2", alarm_ack=token_in(answer))
    assert again.status_code == 303


def test_looking_back_shows_both_periods_and_no_judgement(own, keeper):
    for days_ago, pain in ((13, 6), (12, 7), (11, 8), (2, 3), (1, 4), (0, 3)):
        check_in(keeper, days_ago, told(pain=pain))
    number = begin(keeper, 6)
    assert "mediaan" not in own.get(f"{LIST}/{number}").text
    own.submit(f"{LIST}/{number}/stop", version="1")
    page = own.get(f"{LIST}/{number}").text
    main = page.split("<main")[1].split("</main>")[0]
    assert "Pijn: mediaan 7 in de periode ervoor (3 check-ins) en 3 in deze periode" in main
    assert "Andere dingen veranderden misschien ook" in main
    assert not re.search("[↑↓→%]|merkbaar|verbeter|beter|slechter", main)
    assert not set("0123456789") & set(page.split("<title>")[1].split("</title>")[0])


def test_what_was_stopped_within_a_week_is_called_too_short_and_has_no_numbers(own, keeper):
    for days_ago in range(12):
        check_in(keeper, days_ago, told(pain=3))
    number = begin(keeper, 5)
    own.submit(f"{LIST}/{number}/stop", version="1")
    page = own.get(f"{LIST}/{number}").text.split("Deze periode naast die ervoor")[1]
    part = page.split("Wat vind jij ervan?")[0]
    assert "te kort om naast de tijd ervoor te leggen" in part
    assert not re.search(r"\d", re.sub("<[^>]+>", "", part.split("</section>")[0]))
    assert 'name="conclusion"' in page


def test_a_conclusion_of_another_window_is_not_written_over(own, keeper):
    number = begin(keeper)
    own.submit(f"{LIST}/{number}/stop", version="1")
    own.submit(f"{LIST}/{number}/conclude", conclusion="helps", version="2")
    said = {"conclusion": "unknown", "conclusion_words": "dit venster"}
    answer = own.submit(f"{LIST}/{number}/conclude", **said, version="2")
    assert answer.status_code == 412
    assert "dit venster" in answer.text
    assert tried(keeper, number).outcome.conclusion == "helps"


def test_a_program_can_do_the_same(program):
    wanted = {"what": "rest", "watched": ["pain"], "weeks": 2}
    wanted["begins_on"] = this_day().isoformat()
    made = program.post(CALLS, json=wanted)
    assert (made.status_code, made.headers["ETag"], made.json["state"]) == (201, '"1"', "running")
    assert made.json["comparison"] is None
    one = f"{CALLS}/{made.json['id']}"
    stale = program.patch(one, json={"stopped": True}, headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    both = {"stopped": True, "conclusion": "helps", "conclusion_words": "Fijn"}
    changed = program.patch(one, json=both, headers={"If-Match": '"1"'}).json
    assert (changed["state"], changed["conclusion"], changed["version"]) == ("over", "helps", 3)
    assert changed["comparison"]["measures"] == []
    assert "korter dan een week" in changed["comparison"]["limits"][0]
    assert program.patch(one, json={}).status_code == 422
    assert [row["id"] for row in program.get(CALLS).json["items"]] == [made.json["id"]]
    assert program.delete(one, headers={"If-Match": '"3"'}).status_code == 204
    assert program.get(one).status_code == 404


def test_what_was_tried_costs_the_diary_no_query(own, keeper, count_queries):
    check_in(keeper)
    with count_queries() as before:
        own.get("/recovery")
    begin(keeper)
    with count_queries() as after:
        own.get("/recovery")
    assert len(before) == len(after) == 3
    assert queries.diary(make.viewer(keeper)).experiments
