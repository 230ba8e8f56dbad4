"""What this forum is for: a member tells, a moderator pins what is known, an expert answers."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from forum.factsheets.service.talk import pinning
from forum.threads.kinds import Kind
from tests import make
from tests.browser import Server
from tests.factsheets.article.example import FILE
from tests.journeys.steps import (
    expect_title,
    expect_told,
    fill,
    follow,
    log_in,
    press,
    reply,
    unfold,
)
from tests.mailbox import Mailbox

pytestmark = pytest.mark.journey

ARTICLE = FILE
EMAIL = "wilma@example.org"
STORY = "Van de bank naar een rondje park"
DRAFT = "Helpt overdag bewegen ook ’s nachts?"
SUMMARY = "Wie overdag beweegt, slaapt vaak iets langer."
WHY = "Wilma wandelt en slaapt slecht: hier staat wat dat met elkaar te maken heeft."
ANSWER = "In het algemeen mag je gerust blijven bewegen."


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_story(server, smtp, time, open_window):
    _tell(server, smtp, time, visitor=open_window(), moderator=open_window(), expert=open_window())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_story_without_script(server, smtp, time, open_window):
    visitor, moderator, expert = (open_window(script=False) for _person in range(3))
    _tell(server, smtp, time, visitor=visitor, moderator=moderator, expert=expert)


def _tell(
    server: Server, smtp: Mailbox, time: Any, *, visitor: Page, moderator: Page, expert: Page
) -> None:
    _furnish(server)
    _read_around(visitor)
    _sign_up(visitor, server, smtp, time)
    _begin_a_recovery_story(visitor, time)
    log_in(moderator, "Ingrid")
    _import_the_article(moderator)
    _publish_a_draft(moderator)
    _publish_what_names_an_urgent_sign(moderator)
    _pin_the_sheet(moderator)
    _answer_as_an_expert(expert)
    _find_it_all_above_the_story(visitor)


def _furnish(server: Server) -> None:
    """The forum as the visitor finds it."""
    with server.inside():
        make.expert(username="Lotte", password=make.PASSWORD, profession="fysiotherapeut")
        keeper = make.moderator(username="Ingrid", password=make.PASSWORD)
        make.sheet(keeper, slug="opbouwen", title="Rustig opbouwen")
        urgent = "Een doof gevoel rond je billen is een reden om te bellen."
        make.sheet(keeper, title="Een doof gevoel", body=urgent, published=False)
        place = make.category(name="Weer in beweging")
        story = {"kind": Kind.RECOVERY, "title": "Terug op de racefiets"}
        first = make.thread(make.member(username="Hans"), place=place, **story)
        pinning.pin_to_thread(make.viewer(keeper), first.thread_id, "opbouwen", why="Om te doseren")


def _read_around(page: Page) -> None:
    page.goto("/")
    follow(page, "Terug op de racefiets")
    expect_title(page, "Terug op de racefiets")
    follow(page, "Rustig opbouwen")
    expect_title(page, "Rustig opbouwen")
    expect(page.get_by_role("main")).to_contain_text("Bewegen mag.")
    expect(page.get_by_role("main")).to_contain_text("Geen bron")


def _sign_up(page: Page, server: Server, smtp: Mailbox, time: Any) -> None:
    follow(page, "Account aanmaken")
    fill(page, {"Gebruikersnaam": "Wilma", "E-mailadres": EMAIL, "Wachtwoord": make.PASSWORD})
    for agreement in ("16 jaar of ouder", "Ik houd me aan de huisregels", "Ik geef toestemming"):
        page.get_by_role("checkbox", name=agreement).check()
    time.pass_time(minutes=1)  # nobody fills in a form in no time
    press(page, "Account aanmaken")
    expect(page.get_by_role("main")).to_contain_text(EMAIL)
    _confirm_address(page, server, smtp)
    expect_told(page, "Je e-mailadres is bevestigd.")
    log_in(page, "Wilma")


def _confirm_address(page: Page, server: Server, smtp: Mailbox) -> None:
    """By the link in the mail; that it was opened is not enough."""
    server.run_worker()
    (letter,) = smtp.to(EMAIL)
    (link,) = re.findall(rf"{server.url}/verify\S+", letter.get_content())
    page.goto(link)
    log_in(page, "Wilma")
    page.goto("/new")
    expect(page.get_by_role("main")).to_contain_text("Bevestig eerst je e-mailadres")
    page.context.clear_cookies()
    page.goto(link)
    press(page, "E-mailadres bevestigen")


def _begin_a_recovery_story(page: Page, time: Any) -> None:
    follow(page, "Nieuw gesprek")
    page.get_by_role("radio", name="Herstelverhaal").check()
    page.get_by_label("Waar hoort het bij?").select_option(label="Weer in beweging")
    fill(page, {"Titel": STORY, "Bericht": "Ik begin met **vijf minuten** per dag."})
    time.pass_time(minutes=1)
    press(page, "Gesprek plaatsen")
    expect_title(page, STORY)
    expect(page.get_by_role("article").get_by_text("vijf minuten")).to_have_css(
        "font-weight", "700"
    )


def _import_the_article(page: Page) -> None:
    page.locator("summary").filter(has_text="Ingrid").click()
    follow(page, "Moderatie")
    follow(page, "Factsheets beheren")
    follow(page, "Artikel importeren")
    page.get_by_label("Bestand").set_input_files(ARTICLE)
    fill(page, {"Rechten": "Eigen tekst van de redactie"})
    page.get_by_label("Ik heb nagegaan").check()
    press(page, "Artikel inlezen")
    expect_title(page, "Importverslag")
    unfold(page, "Hoeveel van wat")
    expect(page.get_by_role("row", name="bronnen 8")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Welterusten allemaal!")


def _publish_a_draft(page: Page) -> None:
    follow(page, DRAFT)
    fill(page, {"Samenvatting": SUMMARY})
    press(page, "Concept opslaan")
    expect_told(page, "Het concept is opgeslagen.")
    fill(page, {"Wat is er veranderd": "Nagelezen"})
    press(page, "Nieuwe versie publiceren")
    expect_told(page, "De factsheet is gepubliceerd.")
    expect(page.get_by_role("main")).to_contain_text(SUMMARY)


def _publish_what_names_an_urgent_sign(page: Page) -> None:
    """Not before the block is on that says when to call."""
    page.goto("/moderation/factsheets")
    follow(page, "Een doof gevoel")
    fill(page, {"Wat is er veranderd": "Nagelezen"})
    press(page, "Nieuwe versie publiceren")
    expect(page.get_by_role("alert")).to_contain_text("Zet het blok ‘Bel nu je huisarts’ erboven")
    page.get_by_role("checkbox", name="wanneer je direct de huisarts belt").check()
    press(page, "Concept opslaan")
    fill(page, {"Wat is er veranderd": "Nagelezen"})
    press(page, "Nieuwe versie publiceren")
    expect(page.get_by_role("region", name="Bel nu je huisarts")).to_be_visible()


def _pin_the_sheet(page: Page) -> None:
    page.goto("/")
    follow(page, STORY)
    unfold(page, "Factsheet vastzetten")
    page.get_by_label("Factsheet", exact=True).select_option(label=DRAFT)
    fill(page, {"Waarom helpt deze factsheet hier?": WHY})
    press(page, "Factsheet vastzetten")
    expect_told(page, "De factsheet staat boven het gesprek.")


def _answer_as_an_expert(page: Page) -> None:
    log_in(page, "Lotte")
    follow(page, STORY)
    page.get_by_label("Antwoord als expert").check()
    page.get_by_label("Mijn antwoord is algemene informatie").check()
    reply(page, ANSWER)


def _find_it_all_above_the_story(page: Page) -> None:
    page.reload()
    main = page.get_by_role("main")
    expect(main.get_by_role("article").first).to_contain_text(DRAFT)
    expect(main.get_by_role("article").first).to_contain_text(WHY)
    expect(main).to_contain_text("Antwoord van een expert")
    expect(page.get_by_role("link", name="Lotte, naar bericht 2")).to_be_visible()
    answer = page.get_by_role("article", name="Lotte")
    for mark in ("Antwoord van een expert", "Geverifieerd · fysiotherapeut", ANSWER):
        expect(answer).to_contain_text(mark)
    follow(page, DRAFT)
    expect(page.get_by_role("main")).to_contain_text("Hier praten leden erover")
