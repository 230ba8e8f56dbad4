"""A question to an expert, from asking to where everybody finds the answer: by several people, each
in a window of their own; by keyboard, and once without a script."""

import re

import feedparser
import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.keyboard import enter, tab_to, write
from tests.journeys.steps import expect_told, follow, reply

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
TITLE = "Mag ik met een stijve rug blijven fietsen?"
SAID = "Fietsen mag. Kijk ook hier: [[feit:{}#1]]"
NOTICE = "Mijn antwoord is algemene informatie"


@pytest.fixture
def people(server):
    with server.inside():
        make.category(slug="bewegen", name="Bewegen")
        keeper = make.moderator(username="Ingrid")
        found = {
            "asker": make.member(username="Wilma"),
            "friend": make.member(username="Bram"),
            "keeper": keeper,
            "lotte": make.expert(username="Lotte", profession="fysiotherapeut (BIG)"),
            "farid": make.expert(username="Farid", profession="huisarts (BIG)"),
        }
        return found, make.sheet(keeper, title="Blijven bewegen").slug


@pytest.fixture
def window(server, people, open_window):
    def opened(who: str, *, script: bool) -> Page:
        page = open_window(script=script)
        server.log_in(page, people[0][who])
        return page

    return opened


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_asked_checked_answered_endorsed_chosen_and_found(window, people, open_window, script):
    asker = window("asker", script=script)
    _ask(asker)
    address = asker.url.partition("#")[0]
    _let_through(window("keeper", script=script))
    friend = window("friend", script=script)
    friend.goto(address)
    reply(friend, "Ik fiets al jaren zo.")
    lotte = window("lotte", script=script)
    _take_up(lotte)
    _answer(lotte, SAID.format(people[1]))
    farid = window("farid", script=script)
    farid.goto(address)
    _endorse(farid)
    asker.goto(address)
    _choose(asker)
    guest = open_window(script=script)
    _find(guest)
    _find_in_feeds(guest, address)


def _ask(page: Page) -> None:
    page.goto("/new?kind=question")
    page.get_by_label("Waar hoort het bij?").select_option(label="Bewegen")
    write(page, page.get_by_role("textbox", name="Titel"), TITLE)
    write(page, page.get_by_role("textbox", name="Bericht"), "Ik wil graag weer op de fiets.")
    enter(page, page.get_by_role("button", name="Gesprek plaatsen"))
    expect(page.get_by_text("Wordt bekeken")).to_be_visible()


def _let_through(page: Page) -> None:
    page.goto("/questions")
    enter(page, page.get_by_role("button", name="Doorlaten naar experts"))
    expect_told(page, "Experts kunnen deze vraag nu oppakken.")


def _take_up(page: Page) -> None:
    page.goto("/questions")
    enter(page, page.get_by_role("button", name="Oppakken"))
    expect_told(page, "Deze vraag is nu bij jou, voor 48 uur.")
    page.goto("/questions?state=held")
    follow(page, TITLE)


def _answer(page: Page, text: str) -> None:
    write(page, page.get_by_role("textbox", name="Je reactie"), text)
    # Who took a question up came to answer it, and can still tell what they went through.
    chosen = page.get_by_role("radio", name="Antwoord als expert")
    tab_to(page, chosen)
    page.keyboard.press("ArrowUp")
    expect(chosen).not_to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(chosen).to_be_checked()
    tab_to(page, page.get_by_role("checkbox", name=NOTICE))
    page.keyboard.press("Space")
    enter(page, page.get_by_role("button", name="Reactie plaatsen"))
    expect(page.get_by_role("article").last).to_contain_text("Antwoord van een expert")
    expect(page.get_by_text("Beantwoord door expert")).to_be_visible()


def _endorse(page: Page) -> None:
    enter(page, page.get_by_role("button", name="Onderschrijven"))
    expect(page.get_by_role("article").last).to_contain_text("Onderschreven door 1 andere expert")


def _choose(page: Page) -> None:
    button = page.get_by_role("article").last.get_by_role("button", name="Dit hielp mij")
    enter(page, button)
    expect(page.get_by_role("article").last).to_contain_text("Dit hielp de vraagsteller.")


def _find(page: Page) -> None:
    """On the list, directly under the question, and in its place in the conversation."""
    page.goto("/questions")
    follow(page, TITLE)
    card = page.get_by_role("region", name="Antwoord van een expert")
    for text in ("Lotte", "Geverifieerd · fysiotherapeut (BIG)", "Farid", "Fietsen mag."):
        expect(card).to_contain_text(text)
    answer = page.get_by_role("article").last
    expect(answer).to_contain_text("Fietsen mag.")
    expect(answer).to_contain_text("Bewegen mag.")  # the claim that it names
    expect(answer).to_contain_text("Onderschreven door 1 andere expert")
    expect(answer).to_contain_text("Algemene informatie van een geverifieerde expert.")


def _find_in_feeds(page: Page, address: str) -> None:
    page.goto("/questions")
    for kind in ("atom", "rss"):
        link = page.locator(f'link[rel="alternate"][type="application/{kind}+xml"]')
        answer = page.request.get(link.evaluate("it => it.href"))
        (entry,) = feedparser.parse(answer.body()).entries
        assert entry.title == TITLE
        assert entry.author == "Lotte · Geverifieerd · fysiotherapeut (BIG)"
        assert re.match(r".*/t/\d+$", entry.link)
        assert address.startswith(entry.link)
