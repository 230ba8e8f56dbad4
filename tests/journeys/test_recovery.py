"""Back into one's account by mail, and on to another address."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.steps import expect_title, expect_told, fill, follow, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

OLD, NEW = "wilma@example.org", "wilma@elders.example"
CHOSEN = "negen natte nachtegalen"


@pytest.fixture
def member(server):
    with server.inside():
        return make.member(username="Wilma", email=OLD, password=make.PASSWORD)


@pytest.fixture(params=[True, False], ids=["script", "no_script"])
def window(request, server, member, open_window):
    return open_window(script=request.param)


def test_who_forgot_the_password_chooses_another(window, server, smtp):
    window.goto("/login")
    follow(window, "Wachtwoord vergeten?")
    fill(window, {"E-mailadres": OLD})
    press(window, "Stuur een link")
    expect_title(window, "Kijk in je mail")

    _open_mail(window, server, smtp, OLD)
    expect_title(window, "Kies een nieuw wachtwoord")
    fill(window, {"Nieuw wachtwoord": "rugpijn1"})
    press(window, "Wachtwoord opslaan")
    expect(window.get_by_role("alert")).to_contain_text("te makkelijk te raden")
    fill(window, {"Nieuw wachtwoord": CHOSEN})
    press(window, "Wachtwoord opslaan")
    expect_told(window, "Je wachtwoord is veranderd.")
    _log_in_anew(window)

    _open_mail(window, server, smtp, OLD, "Kies een nieuw wachtwoord")
    expect_title(window, "Deze link werkt niet meer")
    follow(window, "Nieuwe link aanvragen")
    expect_title(window, "Wachtwoord vergeten")


def test_who_moves_takes_another_address_and_password(window, server, member, smtp):
    server.log_in(window, member)
    window.goto("/settings")
    follow(window, "E-mailadres veranderen")
    fill(window, {"Nieuw e-mailadres": NEW, "Je wachtwoord": make.PASSWORD})
    press(window, "Stuur een link naar het nieuwe adres")
    expect(window.get_by_text(f"Je vroeg om {NEW}.")).to_be_visible()

    _open_mail(window, server, smtp, NEW)
    press(window, "Nieuw e-mailadres bevestigen")
    expect_told(window, "Je e-mailadres is veranderd.")
    expect(window.get_by_text(NEW)).to_be_visible()
    follow(window, "Wachtwoord veranderen")
    fill(window, {"Je huidige wachtwoord": make.PASSWORD, "Nieuw wachtwoord": CHOSEN})
    press(window, "Wachtwoord veranderen")
    expect_told(window, "Je wachtwoord is veranderd.")
    server.run_worker()
    assert len(smtp.to(OLD)) == 2
    assert [message["Subject"] for message in smtp.to(NEW)][1:] == ["Je wachtwoord is veranderd"]


def _log_in_anew(page: Page) -> None:
    expect_title(page, "Log in met je nieuwe wachtwoord")
    follow(page, "Inloggen")
    fill(page, {"Gebruikersnaam": "Wilma", "Wachtwoord": CHOSEN})
    press(page, "Inloggen")
    expect_title(page, "Dag Wilma")


def _open_mail(page: Page, server, smtp, address: str, subject: str = "") -> None:
    """The link of the last letter there, or of the last with this subject."""
    server.run_worker()
    letters = [message for message in smtp.to(address) if subject in message["Subject"]]
    link = re.search(r"http://127\S+token=\S+", letters[-1].get_content())
    page.goto(link[0])
