"""Somebody without an account reports what stands here; a moderator decides; they object by the
link in the mail; and another moderator decides about that."""

import re

import pytest
from playwright.sync_api import Page, expect

from forum.jobs.worker import run_due
from tests import make
from tests.journeys.steps import expect_title, expect_told, fill, follow, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
ADA = "ada@example.org"


@pytest.fixture
def people(server):
    with server.inside():
        post = make.thread(make.member(), title="Wonderpil", body="Koop deze pil.")
        keepers = make.moderator(username="Ingrid"), make.moderator(username="Joost")
        return {"thread": post.thread_id, "Ingrid": keepers[0], "Joost": keepers[1]}


@pytest.fixture
def mailed(server, mail_server):
    """What came last in Ada's box, once the worker did its work."""

    def read(subject: str) -> str:
        with server.site.app_context():
            run_due()
        letter = mail_server.to(ADA)[-1]
        assert subject in letter["Subject"]
        return letter.get_content()

    return read


def _report(page: Page, thread_id: int, time) -> None:
    page.goto(f"/t/{thread_id}")
    page.get_by_role("link", name="Melden bij bericht 1").click()
    expect_title(page, "Melden")
    expect(page.get_by_role("blockquote")).to_contain_text("Koop deze pil.")
    press(page, "Melding versturen")
    expect(page.get_by_role("link", name=re.compile("Toelichting"))).to_be_visible()
    page.get_by_label("Reclame").check()
    fill(page, {"Toelichting": "Dit is reclame.", "Je e-mailadres": ADA})
    page.get_by_label("Ik vertel dit naar eer en geweten").check()
    time.pass_time(minutes=1)  # programs fill in such a form at once
    press(page, "Melding versturen")
    expect_told(page, "Je melding is binnen, onder nummer")


def _decide(page: Page) -> None:
    page.goto("/moderation")
    follow(page, "Meldingen")
    follow(page, "Bericht: Wonderpil")
    expect(page.get_by_role("blockquote")).to_contain_text("Koop deze pil.")
    page.get_by_label("Geen reden om in te grijpen").check()
    fill(page, {"Waarom": "Het is geen reclame."})
    press(page, "Besluit vastleggen")
    expect_told(page, "Er is beslist.")


def _object(page: Page, letter: str) -> None:
    page.goto(re.search(r"http\S+/report/objection\S+", letter)[0])
    expect_title(page, "Bezwaar maken")
    expect(page.get_by_text("Het is geen reclame.")).to_be_visible()
    fill(page, {"Waarom ben je het er niet mee eens?": "Er staat een prijs bij."})
    press(page, "Bezwaar maken")
    expect_told(page, "Je bezwaar is binnen.")


def _judge(page: Page) -> None:
    page.goto("/moderation/report-objections")
    follow(page, "Bericht: Wonderpil")
    expect(page.get_by_text("Er staat een prijs bij.")).to_be_visible()
    page.get_by_label("Gegrond", exact=True).check()
    fill(page, {"Waarom": "Het bericht is nu weg."})
    press(page, "Besluit vastleggen")
    expect_told(page, "Er is beslist.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_a_report_without_account_to_an_objection_that_was_right(
    server, people, open_window, mailed, time, script
):
    guest = open_window(script=script)
    _report(guest, people["thread"], time)
    assert "Je melding is binnen" in mailed("We hebben je melding ontvangen")
    ingrid, joost = open_window(), open_window()
    server.log_in(ingrid, people["Ingrid"])
    server.log_in(joost, people["Joost"])
    _decide(ingrid)
    letter = mailed("Er is beslist over je melding")
    assert "Het is geen reclame." in letter
    _object(guest, letter)
    ingrid.goto("/moderation/report-objections")
    follow(ingrid, "Bericht: Wonderpil")
    expect(ingrid.get_by_text("beslist een andere moderator")).to_be_visible()
    _judge(joost)
    assert "Het bericht is nu weg." in mailed("Er is beslist over je bezwaar")
