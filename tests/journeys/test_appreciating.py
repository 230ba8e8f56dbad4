"""Appreciating, keeping and choosing, by keyboard alone, and where no script runs."""

import pytest
from playwright.sync_api import Locator, Page, expect

from forum.threads.kinds import Kind
from tests import make
from tests.journeys.steps import expect_title, expect_told, follow, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

FARTHEST = 60  # presses of the Tab key
IS_FOCUSED = "it => it === document.activeElement"
CHOSEN = "Antwoord dat de vraagsteller hielp: Hans, naar bericht 2"


@pytest.fixture
def asker(server):
    """Who asked a question that Hans replied to."""
    with server.inside():
        asker = make.member(username="Wilma")
        question = make.thread(asker, kind=Kind.QUESTION, title="Hoe zit ik goed?")
        make.reply(question, make.member(username="Hans"), body="Wissel vaak af.")
        return asker


def _reply(page: Page) -> Locator:
    return page.get_by_role("article", name="Hans")


def _button(page: Page, label: str) -> Locator:
    return _reply(page).get_by_role("button", name=label)


def _expect_pressed(button: Locator, *, yes: bool) -> None:
    expect(button).to_have_attribute("aria-pressed", "true" if yes else "false")


def _go(page: Page, target: Locator) -> None:
    """By keyboard, from where one is."""
    target.wait_for()
    for _press in range(FARTHEST):
        if target.evaluate(IS_FOCUSED):
            break
        page.keyboard.press("Tab")
    assert target.evaluate(IS_FOCUSED), f"not reached by keyboard: {target}"
    page.keyboard.press("Enter")


def test_a_reaction_comes_and_goes_without_leaving_the_place(page, server, asker):
    server.log_in(page, asker)
    page.goto("/t/1")
    page.evaluate("window.isSamePage = true")
    helpful = _button(page, "Nuttig")

    _go(page, helpful)
    _expect_pressed(helpful, yes=True)
    expect(helpful).to_have_accessible_name("Nuttig 1")
    expect(page.locator(".told")).to_contain_text("Je waardering staat erbij: Nuttig 1")
    expect(helpful).to_be_focused()

    _go(page, helpful)
    _expect_pressed(helpful, yes=False)
    expect(helpful).to_have_accessible_name("Nuttig")
    assert page.evaluate("window.isSamePage")
    page.reload()
    _expect_pressed(helpful, yes=False)


def test_a_post_is_kept_with_a_note(page, server, asker):
    server.log_in(page, asker)
    page.goto("/t/1")
    _go(page, _button(page, "Bewaren"))
    _go(page, _reply(page).get_by_role("link", name="Bewaard"))
    note = page.get_by_label("Je notitie")
    _go(page, note)
    page.keyboard.type("Elk uur gaan staan")
    _go(page, page.get_by_role("button", name="Notitie opslaan"))
    expect_told(page, "Je notitie is bewaard.")
    expect(page.get_by_text("Elk uur gaan staan")).to_be_visible()
    _go(page, page.locator("summary").filter(has_text="Wilma"))
    _go(page, page.get_by_role("link", name="Bewaard"))
    _go(page, page.get_by_role("link", name="Hoe zit ik goed?"))
    expect(_reply(page)).to_be_in_viewport()


def test_who_asked_chooses_what_helped_and_takes_it_back(page, server, asker):
    server.log_in(page, asker)
    page.goto("/t/1")
    _go(page, _button(page, "Dit hielp mij"))
    expect(page.get_by_text(CHOSEN)).to_be_visible()
    _expect_pressed(_button(page, "Dit hielp mij"), yes=True)
    _go(page, _button(page, "Dit hielp mij"))
    _expect_pressed(_button(page, "Dit hielp mij"), yes=False)
    expect(page.get_by_text(CHOSEN)).to_have_count(0)


def test_all_of_it_works_where_no_script_runs(page_without_script, server, asker):
    page = page_without_script
    server.log_in(page, asker)
    page.goto("/t/1")
    for label in ("Nuttig", "Dit hielp mij"):
        for yes in (True, False, True):
            _button(page, label).click()
            _expect_pressed(_button(page, label), yes=yes)
    expect(_button(page, "Nuttig")).to_have_accessible_name("Nuttig 1")
    _button(page, "Bewaren").click()
    _reply(page).get_by_role("link", name="Bewaard").click()
    press(page, "Niet meer bewaren")
    expect_told(page, "Dit bericht staat niet meer bij wat je bewaart.")
    expect_title(page, "Bewaard")
    page.goto("/t/1")
    expect(_button(page, "Bewaren")).to_be_visible()


def test_a_link_to_a_post_is_copied_or_selected(page, server, asker):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/t/1")
    _go(page, _reply(page).locator("summary").filter(has_text="Delen"))
    field = _reply(page).get_by_label("Link naar dit bericht")
    expect(field).to_have_value(f"{server.url}/p/2")
    _go(page, field)
    assert page.evaluate("getSelection().toString()") == f"{server.url}/p/2"
    _go(page, _button(page, "Kopieer link"))
    expect_told(page, "De link is gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.url}/p/2"


def test_when_the_session_ended_the_form_still_leads_somewhere(page, server, asker):
    server.log_in(page, asker)
    page.goto("/t/1")
    page.context.clear_cookies()
    _button(page, "Nuttig").click()
    expect(page.get_by_label("Gebruikersnaam")).to_be_visible()
    follow(page, "Account aanmaken")
