"""Two members talk in private, and a moderator is shown one thing they said; by keyboard alone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from forum.core import clock
from tests import make
from tests.journeys.steps import expect_title, expect_told
from tests.journeys.test_keyboard import _go, _type

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
def people(server):
    with server.inside():
        known = {"joined_at": clock.now() - timedelta(days=30), "password": make.PASSWORD}
        return {
            "Wilma": make.member(username="Wilma", **known),
            "Bep": make.member(username="Bep", **known),
            "Ingrid": make.moderator(username="Ingrid", **known),
        }


@pytest.fixture
def window_of(server, people, open_window):
    """Call it with a name for the page of who is logged in."""

    def open_one(name: str) -> Page:
        page = open_window()
        server.log_in(page, people[name])
        return page

    return open_one


def _write(page: Page, text: str) -> None:
    _type(page, page.get_by_label("Je bericht"), text)
    _go(page, page.get_by_role("button", name="Bericht versturen"))


def _open_messages(page: Page, name: str) -> None:
    page.goto("/help")
    _go(page, page.locator("summary").filter(has_text=name))
    _go(page, page.get_by_role("link", name="Berichten").first)
    expect_title(page, "Berichten")


def test_from_a_first_word_to_a_report_that_was_handled(window_of):
    wilma, bep = window_of("Wilma"), window_of("Bep")
    _begin(wilma)
    _answer(bep)
    _report(wilma)
    _judge(window_of("Ingrid"))
    bep.goto("/settings/access-log")
    expect(bep.get_by_role("main")).to_contain_text("De melding bekijken")


def _begin(page: Page) -> None:
    page.goto("/members/Bep")
    _go(page, page.get_by_role("link", name="Bericht sturen"))
    _write(page, "Mag ik je iets vragen?")
    expect(page.get_by_role("article", name="Jij")).to_contain_text("Mag ik je iets vragen?")


def _answer(page: Page) -> None:
    _open_messages(page, "Bep")
    expect(page.get_by_text("Ongelezen", exact=True)).to_be_visible()
    _go(page, page.get_by_role("link", name="Wilma").first)
    expect(page.get_by_text("Ongelezen vanaf hier")).to_be_visible()
    _write(page, "Nee, rot op")
    expect(page.get_by_role("article", name="Jij")).to_contain_text("Nee, rot op")


def _report(page: Page) -> None:
    _open_messages(page, "Wilma")
    _go(page, page.get_by_role("link", name="Bep").first)
    _go(page, page.get_by_role("link", name="Melden"))
    expect_title(page, "Bericht melden")
    _go(page, page.get_by_role("radio").first, key="Space")
    _type(page, page.get_by_label("Toelichting"), "Dit vond ik naar")
    _go(page, page.get_by_role("button", name="Bericht melden"))
    expect_told(page, "Je melding is bij de moderators.")


def _judge(page: Page) -> None:
    page.goto("/moderation")
    _go(page, page.get_by_role("link", name="Gemelde privéberichten"))
    expect(page.get_by_role("main")).not_to_contain_text("rot op")
    _go(page, page.locator("summary").filter(has_text="Bericht bekijken"))
    _type(page, page.get_by_label("Reden"), "De melding bekijken")
    _go(page, page.get_by_role("button", name="Bericht bekijken"))
    expect_title(page, "Gemeld privébericht")
    for text in ("Nee, rot op", "Dit vond ik naar"):
        expect(page.get_by_role("main")).to_contain_text(text)
    expect(page.get_by_role("main")).not_to_contain_text("Mag ik je iets vragen?")
    _go(page, page.get_by_role("button", name="Afgehandeld"))
    expect_told(page, "De melding is afgehandeld.")
