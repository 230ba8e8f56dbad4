"""The pages of a diary: what was typed stays, and each mistake is told at its field."""

from datetime import timedelta

import pytest

from forum.core.days import this_day
from forum.recovery import queries
from tests import make
from tests.recovery.keeping import check_in, told

FORM = "/recovery/check-in"


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


def _send(own, **typed):
    return own.submit(FORM, **{"day": this_day().isoformat(), "version": "0"} | typed)


def test_who_has_no_diary_is_told_what_it_is_and_begins_with_a_yes(visitor):
    member = make.member()
    page = visitor.log_in(member).get("/recovery").text
    assert "Ik geef toestemming om mijn dagboek" in page
    assert visitor.submit("/recovery/begin").status_code == 303
    assert "Nog geen check-ins" in visitor.get("/recovery").text


def test_a_check_in_can_be_one_number(own, keeper):
    answer = _send(own, pain="0")
    assert answer.location == f"/recovery/{this_day()}"
    found = queries.get_entry(make.viewer(keeper), this_day()).check_in
    assert found.scores == {"pain": 0}
    assert "van 10" in own.get(answer.location).text


def test_a_new_activity_is_begun_with_its_first_score(own):
    _send(own, new_activity="een uur wandelen", new_score="4")
    page = own.get(FORM).text
    assert "een uur wandelen" in page
    assert 'value="4"' in page


@pytest.mark.parametrize(
    ("typed", "field", "complaint"),
    [
        ({"pain": "11"}, "pain", "0 tot en met 10"),
        ({"pain": "-1"}, "pain", "0 tot en met 10"),
        ({"pain": "3,5"}, "pain", "heel getal"),
        ({"activity_minutes": "2521"}, "activity_minutes", "2520"),
        ({"day": "morgen"}, "day", "Schrijf een dag als"),
        ({"day": "2999-01-01"}, "day", "nog niet geweest"),
        ({"day": "1899-01-01"}, "day", "na 1900"),
        ({"day": "2001-01-01"}, "day", "hoogstens 14 dagen"),
        ({"flare_note": "x" * 201}, "flare_note", "200 tekens"),
        ({"note": "x" * 1001}, "note", "1.000 tekens"),
        ({"new_activity": "wandelen"}, "new_score", "verplicht"),
        ({"new_activity": "wandelen", "new_score": "12"}, "new_score", "0 tot en met 10"),
        ({"new_score": "4"}, "new_activity", "Vul hier iets in"),
        ({}, "note", "ten minste één ding"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    own, keeper, typed, field, complaint
):
    typed = {"stiffness": "7"} | typed if typed else {}
    answer = _send(own, **typed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text
    assert complaint in answer.text
    for name, text in typed.items():
        assert text in answer.text, name
    assert not queries.diary(make.viewer(keeper)).entries


def test_a_wrong_score_of_an_activity_is_told_at_that_activity(own, keeper):
    check_in(keeper, 7, told(walking=2))
    (number,) = queries.activities(make.viewer(keeper))
    answer = _send(own, **{f"activity_{number}": "99"})
    assert answer.status_code == 422
    assert f'id="activity_{number}-error"' in answer.text


def test_a_second_one_for_a_day_leads_to_the_first(own, keeper):
    check_in(keeper, found=told("de eerste"))
    answer = _send(own, note="de tweede")
    assert answer.status_code == 409
    assert "heb je al een check-in" in answer.text
    assert "de tweede" in answer.text
    assert f"{FORM}?day={this_day()}" in answer.text


def test_what_another_window_saved_is_not_written_over(own, keeper):
    check_in(keeper, found=told("eerst"))
    check_in(keeper, found=told("ander venster"))
    answer = _send(own, note="dit venster", version="1")
    assert answer.status_code == 412
    assert "dit venster" in answer.text
    assert queries.get_entry(make.viewer(keeper), this_day()).check_in.note == "ander venster"


def test_no_page_of_a_diary_says_in_its_title_or_address_what_is_in_it(own, keeper):
    check_in(keeper, found=told("geheim", pain=9))
    for path in ("/recovery", f"/recovery/{this_day()}", FORM):
        page = own.get(path)
        title = page.text.split("<title>")[1].split("</title>")[0]
        assert not set("0123456789") & set(title)
        assert page.headers["Cache-Control"] == "private, no-store"


def test_many_minutes_are_kept_and_asked_about(own):
    answer = _send(own, activity_minutes="1500")
    assert "meer dan 20 uur" in own.get(answer.location).text


def test_an_activity_that_is_replaced_is_asked_no_more(own, keeper):
    check_in(keeper, 7, told(walking=2))
    (number,) = queries.activities(make.viewer(keeper))
    own.submit("/recovery/activities", name="fietsen", instead_of=str(number))
    found = queries.diary(make.viewer(keeper)).current_activities
    assert [one.name for one in found] == ["fietsen"]
    assert f"activity_{number}" not in own.get(FORM).text


def test_what_was_told_today_of_a_replaced_activity_stays_and_is_not_asked_again(own, keeper):
    check_in(keeper, found=told(walking=2))
    (number,) = queries.activities(make.viewer(keeper))
    own.submit("/recovery/activities", name="fietsen", instead_of=str(number))
    page = own.get(FORM).text
    assert "Dit vulde je eerder in" in page
    assert f'<input type="hidden" name="activity_{number}" value="2">' in page
    assert f'id="activity_{number}"' not in page
    today = this_day()
    opened = {"opened_for": today.isoformat(), f"activity_{number}": "2"}
    yesterday = (today - timedelta(days=1)).isoformat()
    assert _send(own, **opened, day=yesterday, pain="3").status_code == 303
    assert _send(own, **opened, version="1", pain="4").status_code == 303
    kept = [one.check_in for one in queries.diary(make.viewer(keeper)).entries]
    assert [[one.score for one in found.activities] for found in kept] == [[], [2]]


def test_a_fourth_activity_is_refused_with_what_was_typed(own):
    for name in ("een", "twee", "drie"):
        assert own.submit("/recovery/activities", name=name).status_code == 303
    answer = own.submit("/recovery/activities", name="vier ommetjes")
    assert answer.status_code == 422
    assert "Je volgt al 3 activiteiten" in answer.text
    assert "vier ommetjes" in answer.text


def test_another_day_in_an_opened_check_in_writes_nothing_over(own, keeper):
    """The version that was opened is that of its own day, also where the numbers are the same."""
    yesterday = this_day() - timedelta(days=1)
    check_in(keeper, 1, told("gisteren"))
    check_in(keeper, found=told("vandaag"))
    opened = {"opened_for": this_day().isoformat(), "version": "1"}
    answer = _send(own, **opened, day=yesterday.isoformat(), note="vandaag nog eens")
    assert answer.status_code == 409
    assert "vandaag nog eens" in answer.text
    assert f"{FORM}?day={yesterday}" in answer.text
    assert queries.get_entry(make.viewer(keeper), yesterday).check_in.note == "gisteren"


def test_another_day_in_an_opened_check_in_is_a_new_one_and_the_first_stays(own, keeper):
    yesterday = this_day() - timedelta(days=1)
    check_in(keeper, found=told("vandaag"))
    opened = {"opened_for": this_day().isoformat(), "version": "1"}
    answer = _send(own, **opened, day=yesterday.isoformat(), note="gisteren")
    assert answer.location == f"/recovery/{yesterday}"
    notes = [one.check_in.note for one in queries.diary(make.viewer(keeper)).entries]
    assert notes == ["gisteren", "vandaag"]


def test_who_filled_in_today_is_led_to_the_latest_day_that_is_empty(own, keeper):
    def link(days_ago: int) -> str:
        return f'href="{FORM}?day={this_day() - timedelta(days=days_ago)}"'

    assert "voor een andere dag" not in own.get("/recovery").text
    check_in(keeper, 1)
    assert "voor een andere dag" not in own.get("/recovery").text
    check_in(keeper)
    assert link(2) in own.get("/recovery").text
    for days_ago in range(2, 15):
        check_in(keeper, days_ago)
    assert "voor een andere dag" not in own.get("/recovery").text
