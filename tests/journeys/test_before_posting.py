"""Drafts, previews and outlines by keyboard, and in a browser that runs no script."""

import re

import pytest
from playwright.sync_api import expect

from tests import make
from tests.journeys.steps import expect_told, fill, follow, press, press_by_keyboard

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
def thread(server):
    """The address of a thread somebody else began."""
    with server.inside():
        return f"/t/{make.thread(title='Wie wandelt er mee?').thread_id}"


@pytest.fixture
def open_as_member(server, open_window):
    with server.inside():
        member = make.member(username="Wilma")

    def open_one(**how):
        page = open_window(**how)
        server.log_in(page, member)
        return page

    return open_one


@pytest.fixture
def window(open_as_member):
    return open_as_member()


def test_all_of_it_by_keyboard_and_without_script(open_as_member, thread):
    page = open_as_member(script=False)
    page.goto(f"{thread}#reageren")
    page.get_by_label("Je reactie").focus()
    page.keyboard.type("Ik loop **mee**")
    press_by_keyboard(page, "Voorbeeld")
    expect(page.get_by_role("region", name="Voorbeeld").locator("strong")).to_have_text("mee")
    expect(page.get_by_label("Je reactie")).to_have_value("Ik loop **mee**")

    page.get_by_label("Je reactie").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(", graag")
    press_by_keyboard(page, "Concept bewaren")
    expect_told(page, "Je concept is bewaard.")
    expect(page.get_by_label("Je reactie")).to_have_value("Ik loop **mee**, graag")

    page.goto(thread)  # as on another day
    press_by_keyboard(page, "Concept weggooien")
    press_by_keyboard(page, "Terugzetten")
    expect(page.get_by_label("Je reactie")).to_have_value("Ik loop **mee**, graag")
    press_by_keyboard(page, "Concept weggooien")
    follow(page, "Terug naar waar je schreef")
    expect(page.get_by_label("Je reactie")).to_have_value("")


def test_a_preview_comes_in_place(window, thread):
    window.goto(thread)
    address = window.url
    fill(window, {"Je reactie": "Ik loop **mee**"})
    press_by_keyboard(window, "Voorbeeld")
    shown = window.get_by_role("region", name="Voorbeeld")
    expect(shown.locator("strong")).to_have_text("mee")
    fill(window, {"Je reactie": "<img src=x onerror=alert(1)>"})
    press(window, "Voorbeeld")
    expect(shown).to_contain_text("<img src=x")
    assert window.url == address


def test_an_outline_is_offered_for_the_kinds_that_have_one(window, thread):
    window.goto("/new")
    offer = window.get_by_role("button", name="Begin met een opzet")
    expect(offer).to_be_hidden()
    window.get_by_label("Herstelverhaal").check()
    offer.click()
    body = window.get_by_label("Bericht")
    expect(body).to_have_value(re.compile(r"^\*\*Mijn doel\*\*"))
    expect(offer).to_be_hidden()
    window.get_by_label("Vraag aan expert").check()
    offer.click()
    expect(body).to_have_value(re.compile(r"^\*\*Wat wil je weten\?\*\*"))
    body.fill("Ik schrijf het liever zelf")
    expect(offer).to_be_hidden()


def test_an_outline_comes_without_script_too(open_as_member):
    page = open_as_member(script=False)
    page.goto("/new?kind=recovery")
    fill(page, {"Titel": "Weer fietsen"})
    press(page, "Begin met een opzet")
    expect(page.get_by_label("Bericht")).to_have_value(re.compile(r"^\*\*Mijn doel\*\*"))
    expect(page.get_by_label("Titel")).to_have_value("Weer fietsen")
