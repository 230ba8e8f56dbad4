"""Two minutes a week: a diary is begun, filled in and looked back on."""

import pytest
from playwright.sync_api import expect

from forum.recovery import queries
from tests import make
from tests.journeys.steps import expect_told, follow, press, press_by_keyboard

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
def member(server):
    with server.inside():
        return make.member(username="Wilma")


def _scores(server, member):
    with server.inside():
        (entry,) = queries.diary(make.viewer(member)).entries
        return entry.check_in


def test_a_diary_is_begun_and_filled_in_without_script(page_without_script, server, member):
    page = page_without_script
    server.log_in(page, member)
    page.goto("/recovery")
    press(page, "Ik geef toestemming en begin")
    follow(page, "Check-in doen")
    page.get_by_label("In je eigen woorden").fill("een uur wandelen")
    page.get_by_label("Hoe goed lukte het?").fill("4")
    page.get_by_label("Pijn", exact=True).fill("12")
    press(page, "Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Kies een heel getal van 0 tot en met 10.")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_label("Pijn", exact=True).fill("0")
    press(page, "Bewaren")
    expect_told(page, "Je check-in is bewaard.")
    found = _scores(server, member)
    assert (found.scores, found.activities[0].score) == ({"pain": 0}, 4)


def test_a_check_in_is_done_by_keyboard_and_a_slider_fills_in_its_number(page, server, member):
    server.log_in(page, member)
    page.goto("/recovery")
    press(page, "Ik geef toestemming en begin")
    page.goto("/recovery/check-in")
    number = page.get_by_role("spinbutton", name="Stress")
    slider = page.get_by_role("slider", name="Stress")
    expect(slider).to_have_attribute("aria-valuetext", "nog niet ingevuld")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(number).to_have_value("6")
    expect(slider).not_to_have_class("untouched")
    page.get_by_role("spinbutton", name="Slaap").focus()
    page.keyboard.type("8")
    press_by_keyboard(page, "Bewaren")
    expect_told(page, "Je check-in is bewaard.")
    assert _scores(server, member).scores == {"stress": 6, "sleep": 8}


def test_a_slider_takes_the_number_on_which_it_stood_already(page, server, member):
    server.log_in(page, member)
    page.goto("/recovery")
    press(page, "Ik geef toestemming en begin")
    page.goto("/recovery/check-in")
    slider = page.get_by_role("slider", name="Stress")
    expect(slider).to_have_class("untouched")
    slider.click()  # in its middle
    expect(page.get_by_role("spinbutton", name="Stress")).to_have_value("5")
    expect(slider).not_to_have_class("untouched")


def test_what_another_window_saved_can_be_read_before_going_on(page, server, member):
    server.log_in(page, member)
    page.goto("/recovery")
    press(page, "Ik geef toestemming en begin")
    for note in ("eerste venster", "tweede venster"):
        page.goto("/recovery/check-in")
        if note == "tweede venster":
            page.locator("input[name=version]").evaluate("field => field.value = '0'")
        page.get_by_label("Notitie").fill(note)
        press(page, "Bewaren")
    expect(page.get_by_label("Notitie")).to_have_value("tweede venster")
    follow(page, "Naar de check-in die er al staat")
    expect(page.get_by_label("Notitie")).to_have_value("eerste venster")
