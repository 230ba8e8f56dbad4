"""A poll from asking to closing, without a mouse, with script and without."""

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.keyboard import enter, tab_to, write

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
def people(server):
    with server.inside():
        first = make.thread(title="Wie wandelt er mee?")
        names = ("Wilma", "Hans")
        members = {name: make.member(username=name, password=make.PASSWORD) for name in names}
        return f"/t/{first.thread_id}", members


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def windows(request, server, people, open_window):
    """Wilma's and that of Hans, both at the thread."""
    address, members = people
    pages = []
    for member in members.values():
        page = open_window(script=request.param)
        server.log_in(page, member)
        page.goto(address)
        pages.append(page)
    return pages


def test_asking_choosing_choosing_again_and_closing(windows):
    wilma, hans = windows
    _ask(wilma)
    expect(wilma.get_by_text("De uitslag zie je als je zelf hebt gekozen")).to_be_visible()

    hans.reload()
    _choose(hans, "Na het eten")
    expect(hans.get_by_role("row", name="Na het eten (jouw antwoord)")).to_contain_text("1 (100%)")
    enter(hans, hans.locator("summary").filter(has_text="Je antwoord veranderen"))
    _choose(hans, "Vroeg")
    expect(hans.get_by_role("row", name="Vroeg (jouw antwoord)")).to_contain_text("1 (100%)")

    _choose(wilma, "Na het eten")
    expect(wilma.get_by_text("2 leden kozen")).to_be_visible()
    enter(wilma, wilma.get_by_role("button", name="Je antwoord intrekken"))
    expect(wilma.locator(".told")).to_contain_text("telt niet meer mee")
    enter(wilma, wilma.locator("summary").filter(has_text="Peiling sluiten"))
    enter(wilma, wilma.get_by_role("button", name="Ja, sluiten"))
    expect(wilma.get_by_text("1 lid koos")).to_be_visible()
    expect(wilma.get_by_role("radio")).to_have_count(0)


def test_a_choice_that_is_forgotten_is_asked_for_again(windows):
    wilma, _hans = windows
    _ask(wilma)
    enter(wilma, wilma.get_by_role("button", name="Antwoord geven"))
    expect(wilma.get_by_role("alert")).to_contain_text("Kies een antwoord.")
    _choose(wilma, "Vroeg")
    expect(wilma.get_by_text("1 lid koos")).to_be_visible()


def _ask(page: Page) -> None:
    """First with an answer too few: what was typed is still there."""
    write(page, page.get_by_label("Je reactie"), "Wanneer loop jij?")
    enter(page, page.locator("summary").filter(has_text="Peiling toevoegen"))
    write(page, page.get_by_label("Vraag van de peiling"), "Wanneer loop jij het liefst?")
    write(page, page.get_by_label("Antwoord 1"), "Vroeg")
    enter(page, page.get_by_role("button", name="Reactie plaatsen"))
    expect(page.locator(".summary")).to_contain_text("Geef 2 tot 10 antwoorden.")
    expect(page.get_by_label("Vraag van de peiling")).to_have_value("Wanneer loop jij het liefst?")
    write(page, page.get_by_label("Antwoord 2"), "Na het eten")
    enter(page, page.get_by_role("button", name="Reactie plaatsen"))
    expect(page.get_by_role("group", name="Wanneer loop jij het liefst?")).to_be_visible()


def _choose(page: Page, answer: str) -> None:
    """Radio buttons are one stop of the Tab key; a space chooses, and arrows move."""
    before = page.locator("input[type=radio]:checked:visible")
    tab_to(page, before if before.count() else page.get_by_role("radio").first)
    page.keyboard.press("Space")
    for _option in range(3):
        if not page.get_by_role("radio", name=answer).is_checked():
            page.keyboard.press("ArrowDown")
    enter(page, page.get_by_role("button", name="Antwoord geven"))
