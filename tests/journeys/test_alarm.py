"""Somebody writes what one should call a doctor about, calls first, and then places it all the
same: others read what to say to them, and it waits for the moderators."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from forum.core import clock
from tests import make
from tests.journeys.keyboard import enter
from tests.journeys.steps import expect_title, expect_told, fill, follow, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
TYPED = "Sinds vannacht is alles gevoelloos tussen mijn benen en ik kan niet meer plassen."
AFTER = "Sinds vannacht is alles gevoelloos tussen mijn benen. Ik kan niet meer plassen, en ik bel."
READERS = "Dit bericht noemt klachten waarbij je direct de huisarts belt."
CRY = "Ik wil niet meer leven."
PAGES = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def thread(server):
    with server.inside():
        return f"/t/{make.thread(title='Wie herkent dit?').thread_id}"


@pytest.fixture
def people(server):
    with server.inside():
        return {
            "Wilma": make.member(username="Wilma", joined_at=clock.now() - timedelta(days=30)),
            "Nadia": make.member(username="Nadia"),
            "Ingrid": make.moderator(username="Ingrid"),
        }


@pytest.fixture
def open_as(server, people, open_window):
    def open_one(name: str, **how) -> Page:
        page = open_window(**how)
        server.log_in(page, people[name])
        return page

    return open_one


@PAGES
def test_from_a_notice_by_way_of_the_telephone_to_the_moderators(open_as, thread, script):
    page = open_as("Wilma", script=script)
    page.goto(thread)
    fill(page, {"Je reactie": TYPED})
    press(page, "Reactie plaatsen")
    _expect_notice(page, TYPED)
    press(page, "Ik ga bellen")
    _expect_kept(page)

    page.goto("/drafts")  # on another day
    follow(page, "Reactie in ‘Wie herkent dit?’")
    expect(page.get_by_label("Je reactie")).to_have_value(TYPED)
    fill(page, {"Je reactie": AFTER})
    press(page, "Reactie plaatsen")
    _expect_notice(page, AFTER)
    press(page, "Toch plaatsen")
    expect(page.get_by_role("article").last).to_contain_text("en ik bel.")
    expect(_notice(page)).to_contain_text("Bel nu je huisarts")
    page.goto("/drafts")
    expect(page.get_by_role("link", name="Reactie in")).to_have_count(0)

    _read_by_another(open_as("Nadia", script=script), thread)
    _moderated(open_as("Ingrid", script=script), thread)


def test_by_keyboard_the_notice_is_where_one_is(open_as, thread):
    """Who hears the page hears it at once, and both ways on are a few keys away."""
    page = open_as("Wilma")
    page.goto(thread)
    fill(page, {"Je reactie": TYPED})
    enter(page, page.get_by_role("button", name="Reactie plaatsen"))
    expect(_notice(page)).to_be_focused()
    enter(page, page.get_by_role("button", name="Ik ga bellen"))
    _expect_kept(page)
    enter(page, page.get_by_role("link", name="Naar wat je schreef"))
    expect(page.get_by_label("Je reactie")).to_have_value(TYPED)


@PAGES
def test_a_new_thread_and_a_message_between_two_ask_the_same(open_as, server, script):
    with server.inside():
        make.category(name="Onderweg", slug="onderweg")
    page = open_as("Wilma", script=script)
    page.goto("/new?category=onderweg&kind=discussion")
    fill(page, {"Titel": "Wat zou dit zijn?", "Bericht": TYPED})
    press(page, "Gesprek plaatsen")
    expect(_notice(page)).to_contain_text("Bel nu je huisarts")
    expect(page.get_by_label("Titel")).to_have_value("Wat zou dit zijn?")
    expect(page.get_by_label("Bericht", exact=True)).to_have_value(TYPED)
    press(page, "Toch plaatsen")
    expect_title(page, "Wat zou dit zijn?")

    page.goto("/messages/new?to=Nadia")
    fill(page, {"Je bericht": AFTER})
    press(page, "Bericht versturen")
    expect(_notice(page)).to_contain_text("Bel nu je huisarts")
    press(page, "Toch versturen")
    expect(page.get_by_role("article").last).to_contain_text("en ik bel.")


@PAGES
def test_a_cry_for_help_is_placed_at_once_and_seen_first(open_as, thread, script):
    page = open_as("Wilma", script=script)
    page.goto(thread)
    fill(page, {"Je reactie": CRY})
    press(page, "Reactie plaatsen")
    expect(page.get_by_role("article").last).to_contain_text(CRY)
    expect(_notice(page)).to_contain_text("Denk je aan zelfdoding")
    expect(page.get_by_role("link", name="Bel gratis 113")).to_be_visible()

    another = open_as("Nadia", script=script)
    another.goto(thread)
    expect(another.get_by_role("article").last).to_contain_text(CRY)
    expect(another.get_by_text("Denk je aan zelfdoding")).to_have_count(0)
    keeper = open_as("Ingrid", script=script)
    keeper.goto("/moderation/signals")
    expect(keeper.get_by_text("Crisis: mogelijk zelfdoding")).to_be_visible()


def _expect_notice(page: Page, typed: str) -> None:
    """With all that was typed, and nothing placed."""
    expect(_notice(page)).to_contain_text("Bel nu je huisarts")
    expect(_notice(page).get_by_role("link", name="Bel 112")).to_have_attribute("href", "tel:112")
    expect(page.get_by_text("Er is nog niets geplaatst of bewaard.")).to_be_visible()
    expect(page.get_by_label("Je reactie")).to_have_value(typed)
    expect(page.get_by_role("article")).to_have_count(1)


def _expect_kept(page: Page) -> None:
    expect_title(page, "Bellen gaat voor")
    expect_told(page, "Je tekst is bewaard als concept.")


def _read_by_another(page: Page, thread: str) -> None:
    page.goto(thread)
    expect(page.get_by_role("article").last).to_contain_text(READERS)
    expect(page.get_by_text("Bel nu je huisarts")).to_have_count(0)


def _moderated(page: Page, thread: str) -> None:
    """Found in the list of all that waits, and seen by them."""
    page.goto("/moderation")
    expect_title(page, "Te beoordelen")
    follow(page, "Wie herkent dit?")
    expect_title(page, "Alarmsignalen in berichten")
    expect(page.get_by_text("Bel nu")).to_be_visible()
    page.get_by_role("button", name="Gereageerd").click()
    expect(page.get_by_text("Er wacht niets")).to_be_visible()


def _notice(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="Bel")
