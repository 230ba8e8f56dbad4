"""Everything a member does can be done without a mouse, and one always sees where one is."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import make
from tests.journeys.steps import expect_title, expect_told

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

FARTHEST = 60  # presses of the Tab key
IS_FOCUSED = "it => it === document.activeElement"
SHOWS_FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    const place = document.activeElement.getBoundingClientRect();
    const inSight = place.bottom > 0 && place.top < innerHeight && place.width > 1;
    return inSight && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


@pytest.fixture
def thread(server):
    """The address of a thread that others wrote, and a member to log in as."""
    with server.inside():
        make.member(username="Wilma", password=make.PASSWORD)
        first = make.thread(title="Wie wandelt er mee?")
        make.reply(first)
        return f"/t/{first.thread_id}"


def test_one_can_skip_to_the_content(page, thread):
    page.goto(thread)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_member_needs_no_mouse(page, thread):
    _log_in(page)
    _go(page, page.get_by_role("link", name="Wie wandelt er mee?").first)
    expect_title(page, "Wie wandelt er mee?")
    _write(page, page.get_by_label("Je reactie"), "Ik loop mee", "Reactie plaatsen")
    mine = page.get_by_role("article", name="Wilma")
    expect(mine).to_contain_text("Ik loop mee")
    _go(page, mine.get_by_role("link", name="Bewerken"))
    _write(page, page.get_by_label("Bericht"), "Ik fiets mee", "Wijziging opslaan")
    expect(mine).to_contain_text("Ik fiets mee")
    _go(page, mine.get_by_role("link", name="Verwijderen"))
    _go(page, page.get_by_role("button", name="Ja, verwijderen"))
    expect_told(page, "Je bericht is verwijderd.")


def test_the_menu_opens_by_keyboard(page, server, thread):
    with server.inside():
        member = make.member(username="Nadia")
    server.log_in(page, member)
    page.goto(thread)
    _go(page, page.locator("summary").filter(has_text="Nadia"))
    _go(page, page.get_by_role("button", name="Uitloggen"))
    expect(page.get_by_role("link", name="Inloggen").first).to_be_visible()


def test_escape_closes_the_menu_and_goes_back_to_its_button(page, server, thread):
    with server.inside():
        member = make.member(username="Nadia")
    server.log_in(page, member)
    page.goto(thread)
    button, link = page.locator(".menu summary"), page.get_by_role("link", name="Concepten")
    _go(page, button)
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()


def _log_in(page: Page) -> None:
    page.goto("/")
    _go(page, page.get_by_role("link", name="Inloggen").first)
    _type(page, page.get_by_label("Gebruikersnaam"), "Wilma")
    _type(page, page.get_by_label("Wachtwoord"), make.PASSWORD)
    page.keyboard.press("Enter")
    expect_title(page, "Dag Wilma")


def _write(page: Page, field: Locator, text: str, button: str) -> None:
    _type(page, field, text)
    _go(page, page.get_by_role("button", name=button))


def _type(page: Page, field: Locator, text: str) -> None:
    _tab_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def _go(page: Page, target: Locator, *, key: str = "Enter") -> None:
    _tab_to(page, target)
    page.keyboard.press(key)


def _tab_to(page: Page, target: Locator) -> None:
    """On every stop along the way it must be seen where one is."""
    target.wait_for()
    for _press in range(FARTHEST):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWS_FOCUS), page.evaluate("document.activeElement.outerHTML")
        if target.evaluate(IS_FOCUSED):
            return
    raise AssertionError(f"not reached by keyboard: {target}")
