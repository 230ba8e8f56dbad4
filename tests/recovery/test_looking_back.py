"""The page on which one looks back: words first, then drawings, then what was told."""

import re

import pytest

from forum.core.days import this_day
from forum.recovery.checkins import Scored, Told
from tests import make
from tests.recovery.keeping import check_in, told

CURSOR = re.compile(r"/recovery\?after=[\w-]+")


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


def _keep(keeper, time, *told):
    """One check-in a week, the last of them today."""
    time.pass_time(days=-7 * len(told))
    for one in told:
        time.pass_time(days=7)
        check_in(keeper, found=one)


def _read(visitor, keeper, path):
    """After a time in which one was logged out."""
    return visitor.log_in(keeper).get(path).text


def _drawings(page):
    return re.findall(r'<title id="chart-([\w-]+)-title">', page)


def test_one_check_in_has_no_drawing_and_is_listed(own, keeper):
    check_in(keeper, found=told(pain=3))
    page = own.get("/recovery").text
    assert _drawings(page) == []
    assert "Vanaf zes check-ins" in page
    assert f'datetime="{this_day()}"' in page


def test_what_one_can_do_is_drawn_first(own, keeper, time):
    _keep(keeper, time, *[told(walking=3, pain=5, sleep=5, activity_minutes=90)] * 2)
    assert _drawings(own.get("/recovery").text) == ["psfs-0", "activity_minutes", "pain", "sleep"]


def test_every_drawing_is_told_in_words_and_has_its_numbers_in_a_table(own, keeper, time):
    _keep(keeper, time, *[told(pain=score) for score in (8, 8, 7, 5, 4, 4)])
    page = own.get("/recovery").text
    assert 'role="img" aria-labelledby="chart-pain-title chart-pain-said"' in page
    assert "Pijn: 8 bij de start, 4 nu." in page
    assert page.count('<th scope="row">') == 6


def test_the_sentence_says_which_activities_it_is_about(own, keeper, time):
    _keep(keeper, time, *[told(walking=score) for score in (2, 2, 2, 5, 5, 5)])
    page = own.get("/recovery").text
    assert "Wat je kunt gaat hier over: wandelen." in page
    assert "kleiner dan 2 punten kan toeval zijn" in page


def test_what_an_activity_is_called_is_shown_as_it_was_typed(own, keeper, time):
    name = "<b>100% & 'meer'"
    _keep(keeper, time, *[Told(activities=[Scored(name, score)]) for score in (2, 2, 2, 5, 5, 5)])
    page = own.get("/recovery").text
    assert "<b>100%" not in page
    assert "gaat hier over: &lt;b&gt;100% &amp; &#39;meer&#39;." in page


def test_a_short_diary_offers_no_choice_of_periods(own, keeper, time):
    _keep(keeper, time, *[told(pain=3)] * 4)
    assert "?period=" not in own.get("/recovery").text


def test_a_longer_one_is_drawn_as_far_back_as_asked(visitor, keeper, time):
    check_in(keeper, found=told(pain=3))
    time.pass_time(days=500)
    _keep(keeper, time, *[told(pain=3)] * 3)
    rows = {
        period: _read(visitor, keeper, f"/recovery?period={period}").count('<th scope="row">')
        for period in ("quarter", "year", "all")
    }
    assert rows == {"quarter": 3, "year": 3, "all": 4}
    assert 'href="/recovery?period=all#verloop"' in _read(visitor, keeper, "/recovery")


def test_the_comparison_is_over_the_whole_diary_whichever_period_is_asked_for(
    visitor, keeper, time
):
    _keep(keeper, time, *[told(pain=8)] * 3)
    time.pass_time(days=200)
    _keep(keeper, time, *[told(pain=4)] * 3)
    for period in ("quarter", "year", "all"):
        assert "(mediaan 8 → 4)" in _read(visitor, keeper, f"/recovery?period={period}")


def test_a_period_in_which_nothing_was_told_says_so(visitor, keeper, time):
    _keep(keeper, time, *[told(pain=8)] * 3)
    time.pass_time(days=150)
    page = _read(visitor, keeper, "/recovery?period=quarter")
    assert _drawings(page) == []
    assert "In deze periode staat niets" in page


@pytest.mark.parametrize("asked", ["period=week", "period=", "after=soon", "after="])
def test_a_period_or_a_place_that_is_not_there_is_no_page(own, keeper, asked):
    check_in(keeper)
    assert own.get(f"/recovery?{asked}").status_code == 404


def test_a_long_list_goes_on_on_another_page_and_misses_nothing(own, keeper, time):
    _keep(keeper, time, *[told(pain=3)] * 45)
    seen, pages, path = [], 0, "/recovery"
    while path:
        page = own.get(path).text
        seen += re.findall(r'<a href="/recovery/(\d{4}-\d\d-\d\d)"', page)
        found = CURSOR.search(page)
        path, pages = found and found[0], pages + 1
    assert pages == 3
    assert len(seen) == len(set(seen)) == 45
    assert seen == sorted(seen, reverse=True)


def test_pages_and_api_go_by_the_same_places(app, own, keeper, time):
    _keep(keeper, time, *[told(pain=3)] * 22)
    place = CURSOR.search(own.get("/recovery").text)[0].partition("=")[2]
    program = app.test_client().bearer(make.token(keeper))
    assert len(program.get(f"/api/v1/recovery/entries?after={place}").json["items"]) == 2
