"""One post changed in two windows: both texts are kept, put together and saved."""

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.keyboard import enter, tab_to, write

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

FIRST, SECOND = "Ik liep vijf minuten.\n\nTot de brug.", "Ik liep tien minuten.\n\nTot de brug."
MINE = "Ik liep vijf minuten.\n\nTot de molen."
BOTH = "Ik liep tien minuten.\n\nTot de molen."


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def window(request, server, open_window):
    """Of the writer of a thread, at its address."""
    with server.inside():
        wilma = make.member(username="Wilma", password=make.PASSWORD)
        first = make.thread(wilma, title="Mijn eerste rondje", body=FIRST)
        address = f"/t/{first.thread_id}"
    page = open_window(script=request.param)
    server.log_in(page, wilma)
    page.goto(address)
    return page


def test_of_two_windows_both_texts_are_kept_and_put_together_without_a_mouse(window):
    other = window.context.new_page()
    other.goto(window.url)
    for page in (window, other):
        enter(page, page.get_by_role("link", name="Bewerken"))
    _save(other, SECOND, "Tijd verbeterd")
    expect(other.get_by_role("article")).to_contain_text("Ik liep tien minuten.")

    _save(window, MINE, "Andere plek")
    expect(window.locator(".notice[role=alert]")).to_contain_text("intussen veranderd")
    expect(window.get_by_label("De tekst die er nu staat")).to_have_value(SECOND)
    expect(window.get_by_label("Bericht")).to_have_value(MINE)
    expect(window.locator("del").filter(has_text="tien")).to_be_visible()
    expect(window.locator("ins").filter(has_text="molen")).to_be_visible()

    _save(window, BOTH, "Tijd en plek")
    expect(window.get_by_role("article")).to_contain_text("(Tijd en plek)")
    _read_the_history(window)


def _save(page: Page, text: str, reason: str) -> None:
    write(page, page.get_by_label("Bericht", exact=True), text)
    write(page, page.get_by_label("Waarom je dit wijzigt"), reason)
    enter(page, page.get_by_role("button", name="Wijziging opslaan"))


def _read_the_history(page: Page) -> None:
    """Both texts are there still; and one of them can be taken out."""
    enter(page, page.get_by_role("link", name="bewerkt:"))
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.locator("ins").filter(has_text="molen")).to_be_visible()
    second = page.get_by_role("article", name="Versie 2")
    enter(page, second.get_by_role("link", name="Tekst leegmaken"))
    expect(page.get_by_text("Ik liep tien minuten.")).to_be_visible()
    enter(page, page.get_by_role("button", name="Ja, leegmaken"))
    expect(page.locator(".told")).to_contain_text("leeggemaakt")
    expect(page.get_by_role("article", name="Versie 2")).to_contain_text("leeggemaakt")
    tab_to(page, page.get_by_role("link", name="Mijn eerste rondje"))
