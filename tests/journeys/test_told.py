"""Somebody follows a thread, hears of an answer at once and by mail, stops the mail with one press,
and finds the thread again by a word that is spelt wrong."""

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.steps import expect_told, follow, press, reply

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
MINUTE = 60_000
TITLE = "Mijn rugpijn werd minder door te zwemmen"
SAID = "Zwemmen hielp mij ook, vooral de rugslag."
ADDRESS = "wilma@example.org"


@pytest.fixture
def people(server, time):
    with server.inside():
        place = make.category(slug="bewegen", name="Bewegen")
        bram = make.member(username="Bram")
        first = make.thread(bram, place=place, title=TITLE)
        found = {"Wilma": make.member(username="Wilma", email=ADDRESS), "Bram": bram}
        path = f"/t/{first.thread_id}"
    time.pass_time(minutes=1)
    return found, path


@pytest.fixture
def window(server, people, open_window):
    def opened(who: str, *, script: bool) -> Page:
        page = open_window(script=script)
        server.log_in(page, people[0][who])
        return page

    return opened


def test_followed_heard_stopped_and_found_again(server, people, window, smtp):
    path = people[1]
    reader, writer = window("Wilma", script=True), window("Bram", script=True)
    _follow(reader, path)
    reader.clock.install()
    reader.goto("/")
    _reply(server, writer, path)
    reader.clock.run_for(MINUTE)
    expect(reader.locator(".bell-place")).to_contain_text("1 ongelezen notificatie")
    reader.clock.resume()
    _read_what_is_new(reader)
    _stop_by_program(reader, _letter(smtp))
    _reply(server, writer, path, "En daarna deed ik oefeningen.")
    assert len(smtp.to(ADDRESS)) == 1
    _find(reader)


def test_the_same_without_script(server, people, window, smtp):
    path = people[1]
    reader, writer = window("Wilma", script=False), window("Bram", script=False)
    _follow(reader, path)
    _reply(server, writer, path)
    reader.goto("/")
    expect(reader.locator(".bell-place")).to_contain_text("1 ongelezen notificatie")
    _read_what_is_new(reader)
    _stop_by_hand(reader, _letter(smtp))
    _reply(server, writer, path, "En daarna deed ik oefeningen.")
    assert len(smtp.to(ADDRESS)) == 1
    _find(reader)


def _follow(page: Page, path: str) -> None:
    page.goto(path)
    press(page, "Volgen")
    expect_told(page, "Dit volg je nu.")


def _reply(server, page: Page, path: str, text: str = SAID) -> None:
    page.goto(path)
    reply(page, text)
    server.run_worker()


def _read_what_is_new(page: Page) -> None:
    page.locator(".bell").click()
    follow(page, f"Bram reageerde in ‘{TITLE}’")
    expect(page.get_by_role("article").last).to_contain_text(SAID)
    expect(page.locator(".bell-place")).to_contain_text(
        "1 ongelezen"
    )  # counted before this was read
    page.goto("/")
    expect(page.locator(".bell-place")).not_to_contain_text("ongelezen")


def _letter(smtp):
    (letter,) = smtp.to(ADDRESS)
    assert letter["Subject"] == f"Ruggespraak: {TITLE}"
    assert SAID in letter.get_content()
    assert SAID in letter.html
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return letter


def _stop_by_program(page: Page, letter) -> None:
    """As a mail program does it: with nothing but what the letter says."""
    page.context.clear_cookies()
    stopped = page.request.post(_address(letter), form={"List-Unsubscribe": "One-Click"})
    assert stopped.ok


def _stop_by_hand(page: Page, letter) -> None:
    page.context.clear_cookies()
    page.goto(_address(letter))
    press(page, "Stop dit soort mail")
    expect(page.locator(".lead")).to_contain_text("Gestopt. Deze mail krijg je niet meer")


def _address(letter) -> str:
    return str(letter["List-Unsubscribe"]).strip("<>")


def _find(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("searchbox").last.fill("rugpyn")
    page.keyboard.press("Enter")
    follow(page, TITLE)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
