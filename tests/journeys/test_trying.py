"""Trying one thing for a while, and being reminded: by keyboard, and without a script."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.stop_links import REMINDER
from forum.core.days import this_day
from tests import make
from tests.journeys.keyboard import enter, tab_to, write
from tests.journeys.steps import expect_title, expect_told, fill, follow, press, unfold
from tests.mail.links import old_token
from tests.recovery.keeping import check_in, told

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
def keeper(server):
    with server.inside():
        member = make.member(username="Wilma")
        set_consent(make.viewer(member), Purpose.DIARY, given=True)
        for ago, pain in zip((13, 12, 11, 2, 1), (6, 7, 8, 3, 4), strict=True):
            check_in(member, ago, told(pain=pain))
        return member


@pytest.fixture
def own(server, keeper, open_window):
    def opened(*, script: bool = True) -> Page:
        window = open_window(script=script)
        server.log_in(window, keeper)
        window.goto("/recovery")
        return window

    return opened


def test_something_is_tried_looked_back_on_and_concluded_without_script(own):
    page = own(script=False)
    unfold(page, "Meer in je dagboek")
    follow(page, "Uitproberen")
    page.get_by_label("Meer rust").check()
    page.get_by_label("Vanaf").fill((this_day() - timedelta(days=6)).isoformat())
    press(page, "Beginnen")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_label("Pijn").check()
    press(page, "Beginnen")
    expect_told(page, "Dit staat nu in je dagboek.")
    follow(page, "Check-in doen")
    page.get_by_label("Pijn", exact=True).fill("3")
    press(page, "Bewaren")
    _stop_and_conclude(page)


def _stop_and_conclude(page: Page) -> None:
    page.goto("/recovery")
    follow(page, "Meer rust")
    press(page, "Nu stoppen en terugkijken")
    expect(page.get_by_role("row", name="Pijn")).to_contain_text("mediaan 7")
    expect(page.get_by_text("Een paar check-ins zeggen weinig")).to_be_visible()
    page.get_by_label("Ik weet het niet").check()
    fill(page, {"In je eigen woorden": "Nog eens proberen"})
    press(page, "Bewaren")
    expect_told(page, "Bewaard. Je kunt het altijd nog veranderen.")
    expect(page.get_by_label("Ik weet het niet")).to_be_checked()


def test_something_is_begun_and_stopped_by_keyboard(own):
    page = own()
    enter(page, page.locator("summary", has_text="Meer in je dagboek"))
    enter(page, page.get_by_role("main").get_by_role("link", name="Uitproberen"))
    expect_title(page, "Uitproberen")
    tab_to(page, page.get_by_label("Ontspannen"))
    page.keyboard.press("ArrowDown")
    write(page, page.get_by_role("textbox", name="In je eigen woorden"), "Elke dag een ommetje")
    tab_to(page, page.get_by_label("Slaap"))
    page.keyboard.press("Space")
    enter(page, page.get_by_role("button", name="Beginnen"))
    expect_title(page, "Bewuster voelen hoe je beweegt")
    enter(page, page.get_by_role("button", name="Nu stoppen en terugkijken"))
    expect(page.get_by_text("Dit duurde korter dan een week.")).to_be_visible()
    tab_to(page, page.get_by_label("Dit helpt mij"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("main").get_by_role("button", name="Bewaren"))
    page.keyboard.press("Enter")
    expect_told(page, "Bewaard. Je kunt het altijd nog veranderen.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_reminders_are_switched_on_paused_and_stopped_by_the_letter(
    own, server, keeper, open_window, script
):
    page = own(script=script)
    unfold(page, "Meer in je dagboek")
    follow(page, "Herinneringen")
    page.get_by_label("Op welke dag?").select_option("woensdag")
    press(page, "Herinneringen aanzetten")
    expect(page.get_by_text("Je krijgt ze op woensdag, in de ochtend.")).to_be_visible()
    page.get_by_label(re.compile("^Pauze tot")).fill(this_day().isoformat())
    press(page, "Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Kies een dag na vandaag")
    ahead = this_day() + timedelta(days=9)
    page.get_by_label(re.compile("^Pauze tot")).fill(ahead.isoformat())
    press(page, "Bewaren")
    expect(page.get_by_text("Gepauzeerd tot")).to_be_visible()

    _stop_by_letter(server, keeper, open_window(script=script))
    page.reload()
    expect(page.get_by_text("Je krijgt nu geen herinneringen.")).to_be_visible()


def _stop_by_letter(server, keeper, page: Page) -> None:
    """Without logging in, by the link as a letter of an earlier release has it."""
    with server.inside():
        token = old_token(keeper, REMINDER)
    page.goto(f"/recovery/reminders/stop?token={token}")
    press(page, "Stop dit soort mail")
    expect_told(page, "Gestopt.")
