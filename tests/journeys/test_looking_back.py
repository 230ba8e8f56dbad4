"""Looking back in a diary: with eyes, by ear, on paper, and where the reader chose the colours."""

import pytest
from playwright.sync_api import expect

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from tests import make
from tests.journeys.looking import Inspection
from tests.recovery.keeping import check_in, told

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

SAID = "wandelen: 3 bij de start, 7 nu."


@pytest.fixture
def keeper(server):
    with server.inside():
        member = make.member()
        set_consent(make.viewer(member), Purpose.DIARY, given=True)
        for ago, score in zip((10, 8, 6, 4, 2, 0), (3, 3, 3, 7, 7, 7), strict=True):
            check_in(member, ago, told("rustig", walking=score, pain=4, sleep=6, stress=3))
        return member


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def page(request, server, keeper, open_window):
    window = open_window(script=request.param)
    server.log_in(window, keeper)
    window.goto("/recovery")
    return window


def test_a_drawing_is_read_as_a_sentence_and_its_numbers_as_a_table(page):
    read = page.get_by_role("main").aria_snapshot()
    assert f'img "Wat er lukte {SAID}"' in read
    assert "polyline" not in read
    page.get_by_text("De cijfers als tabel: Wat er lukte").click()
    numbers = page.get_by_role("table", name="Wat er lukte")
    expect(numbers.get_by_role("columnheader")).to_have_text(["Dag", "wandelen"])
    expect(numbers.get_by_role("row")).to_have_count(7)
    assert "cell" in numbers.aria_snapshot()


def test_the_words_come_before_the_drawings_and_these_before_the_list(page):
    read = page.get_by_role("main").aria_snapshot()
    order = ["Je kunt", "Het verloop", 'img "Wat er lukte', 'img "Pijn', "Je check-ins"]
    places = [read.index(one) for one in order]
    assert places == sorted(places)


def test_it_fits_narrow_and_wide_by_day_and_by_night(server, keeper, open_window):
    window = open_window()
    server.log_in(window, keeper)
    inspection = Inspection(window)
    for path in ("/recovery", "/recovery?period=all"):
        inspection.visit(path)
    assert inspection.faults == []


@pytest.mark.parametrize("how", [{"forced_colors": "active"}, {"media": "print"}])
def test_lines_are_seen_in_chosen_colours_and_on_paper(server, keeper, open_window, how):
    window = open_window()
    server.log_in(window, keeper)
    window.emulate_media(**how)
    window.goto("/recovery")
    ink = "line => [getComputedStyle(line).stroke, getComputedStyle(document.body).color]"
    line, letters = window.locator(".plot polyline").first.evaluate(ink)
    assert line == letters
