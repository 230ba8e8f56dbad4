"""What one is writing outlives the session, the window, the browser and the connection."""

import re

import pytest
from playwright.sync_api import Locator, Page, Response, expect
from sqlalchemy import delete, select

from forum.accounts.models import Session
from forum.core.db import db
from forum.drafts import queries
from forum.drafts.models import Draft
from tests import make
from tests.journeys.steps import fill, log_in, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

TYPED = "Sinds een week loop ik weer naar de markt.\n\nHet begin was stijf."
MORE = " Nu gaat het."
KEPT = re.compile(r"Bewaard om \d\d:\d\d")


@pytest.fixture
def member(server):
    with server.inside():
        return make.member(username="Wilma", password=make.PASSWORD)


@pytest.fixture
def thread(server, member):
    """The address of a thread somebody else began."""
    with server.inside():
        return f"/t/{make.thread(title='Wie wandelt er mee?').thread_id}"


@pytest.fixture
def window(server, member, open_window):
    page = open_window()
    server.log_in(page, member)
    return page


@pytest.fixture
def kept(server, member):
    """Call it for the text that the server has of a draft."""

    def read(key: str) -> str:
        with server.inside():
            found = queries.find_draft(make.viewer(member), key)
            return found.body if found else ""

    return read


def test_a_reply_survives_the_end_of_its_session(server, member, window, thread, kept):
    window.goto(thread)
    fill(window, {"Je reactie": TYPED})
    expect(_told(window)).to_have_text(KEPT)
    _end_all_sessions(server)
    fill(window, {"Je reactie": TYPED + MORE})

    assert _send(window, "Reactie plaatsen").status == 401
    there = window.get_by_role("region", name="Je tekst is er nog").get_by_label("Bericht")
    expect(there).to_have_value(TYPED + MORE)
    fill(window, {"Gebruikersnaam": "Wilma", "Wachtwoord": make.PASSWORD})
    press(window, "Inloggen")

    expect(window.get_by_label("Je reactie")).to_have_value(TYPED + MORE)
    expect(window.get_by_text("Dit is je concept van")).to_be_visible()
    press(window, "Reactie plaatsen")
    expect(window.get_by_role("article").last).to_contain_text("Nu gaat het.")
    expect(window.get_by_label("Je reactie")).to_have_value("")
    assert kept("thread:1") == ""


def test_what_is_typed_after_the_session_ended_waits_for_it(server, window, thread, kept):
    window.goto(thread)
    fill(window, {"Je reactie": TYPED})
    expect(_told(window)).to_have_text(KEPT)
    _end_all_sessions(server)
    fill(window, {"Je reactie": TYPED + MORE})
    expect(_told(window)).to_contain_text("Log in een ander tabblad in")

    other = window.context.new_page()
    log_in(other, "Wilma")
    window.evaluate("dispatchEvent(new Event('focus'))")  # as when one turns back to it

    expect(_told(window)).to_have_text(KEPT)
    assert kept("thread:1") == TYPED + MORE
    press(window, "Reactie plaatsen")
    expect(window.get_by_role("article").last).to_contain_text("Nu gaat het.")


def test_who_logs_in_instead_gets_nothing_of_it(server, window, thread):
    with server.inside():
        nadia = make.member(username="Nadia")
    window.goto(thread)
    server.log_in(window, nadia)
    fill(window, {"Je reactie": TYPED})
    expect(_told(window)).to_contain_text("is nu iemand anders ingelogd")
    expect(window.get_by_label("Je reactie")).to_have_value(TYPED)
    with server.inside():
        assert db.session.scalar(select(Draft.key)) is None


def test_in_another_browser_one_goes_on_where_one_was(server, member, window, thread, open_window):
    window.goto(thread)
    fill(window, {"Je reactie": TYPED})
    window.close()  # before the pause after which it would have been kept

    elsewhere = open_window()
    server.log_in(elsewhere, member)
    elsewhere.goto("/drafts")
    elsewhere.get_by_role("link", name="Reactie in ‘Wie wandelt er mee?’").click()
    expect(elsewhere.get_by_label("Je reactie")).to_have_value(TYPED)


def test_a_new_thread_is_kept_with_all_its_fields(server, member, window, open_window, thread):
    window.goto("/new")
    window.get_by_label("Herstelverhaal").check()
    window.get_by_label("Waar hoort het bij?").select_option(index=1)
    fill(window, {"Titel": "Weer naar de markt", "Bericht": TYPED})
    window.get_by_label("Schrijf onder een schuilnaam").check()
    with window.expect_response(lambda answer: "/drafts/" in answer.url):
        press(window, "Concept bewaren")
    expect(_told(window)).to_have_text(KEPT)

    elsewhere = open_window()
    server.log_in(elsewhere, member)
    elsewhere.goto("/new")
    expect(elsewhere.get_by_label("Herstelverhaal")).to_be_checked()
    expect(elsewhere.get_by_label("Waar hoort het bij?")).not_to_have_value("")
    expect(elsewhere.get_by_label("Titel")).to_have_value("Weer naar de markt")
    expect(elsewhere.get_by_label("Bericht")).to_have_value(TYPED)
    expect(elsewhere.get_by_label("Schrijf onder een schuilnaam")).to_be_checked()


@pytest.mark.parametrize(("button", "stays"), [
    ("Mijn tekst houden", "Van het tweede venster"),
    ("Deze tekst overnemen", "Van het eerste venster"),
])  # fmt: skip
def test_of_two_windows_both_texts_are_shown(window, thread, kept, button, stays):
    other = window.context.new_page()
    for page in (window, other):
        page.goto(thread)
    fill(window, {"Je reactie": "Van het eerste venster"})
    expect(_told(window)).to_have_text(KEPT)
    fill(other, {"Je reactie": "Van het tweede venster"})

    expect(_told(other)).to_contain_text("een andere tekst bewaard")
    both = other.get_by_role("group", name="Bewaard in een ander venster")
    expect(both.get_by_role("textbox")).to_have_value("Van het eerste venster")
    expect(other.get_by_label("Je reactie")).to_have_value("Van het tweede venster")
    assert kept("thread:1") == "Van het eerste venster"

    both.get_by_role("button", name=button).click()
    expect(_told(other)).to_have_text(KEPT)
    expect(both).to_be_hidden()
    expect(other.get_by_label("Je reactie")).to_have_value(stays)
    assert kept("thread:1") == stays


def test_without_a_connection_it_says_so_and_goes_on_trying(window, thread, kept):
    window.goto(thread)
    window.context.set_offline(True)
    fill(window, {"Je reactie": TYPED})
    expect(_told(window)).to_contain_text("Je hebt nu geen verbinding.")
    window.context.set_offline(False)
    expect(_told(window)).to_have_text(KEPT)
    assert kept("thread:1") == TYPED


def test_what_was_posted_is_no_draft_again(server, window, thread):
    window.goto(thread)
    window.get_by_label("Je reactie").press_sequentially("Ik loop mee", delay=5)
    press(window, "Reactie plaatsen")
    expect(window.get_by_role("article").last).to_contain_text("Ik loop mee")
    window.wait_for_timeout(300)
    with server.inside():
        assert db.session.scalar(select(Draft.key)) is None


def _told(page: Page) -> Locator:
    return page.locator(".draft-told")


def _end_all_sessions(server) -> None:
    with server.inside():
        db.session.execute(delete(Session))


def _send(page: Page, button: str) -> Response:
    with page.expect_response(
        lambda answer: "/t/" in answer.url and answer.request.method == "POST"
    ) as sent:
        press(page, button)
    return sent.value
