"""A source is retracted: the command is run, and whoever reads the sheet sees it at once."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.factsheets.references.sources import publication, sourced
from tests.factsheets.references.watching import row, written
from tests.factsheets.talk.saying import say
from tests.journeys.steps import expect_told, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
BANNER = "Een bron van deze factsheet is ingetrokken"


@pytest.fixture
def keeper(server):
    with server.inside():
        keeper = make.moderator(username="Ingrid", email="ingrid@example.org")
        sourced(
            keeper,
            publication(1, doi="10.5555/Massage.pub3", title="Massage for backs"),
            publication(2, doi="10.5555/sitting", title="Sitting upright"),
        )
        return keeper


@pytest.fixture
def said(server, keeper) -> str:
    """The address of a thread in which somebody named the claim that rests on that source."""
    with server.inside():
        first = say(make.thread(title="Masseren"), "Kijk: [[feit:met-bronnen#1]]")
        return f"/p/{first.id}"


def _update(server, tmp_path) -> None:
    file = tmp_path / "retraction_watch.csv"
    file.write_bytes(written([row(doi="10.5555/massage.PUB3")]))
    command = ["references", "update", "--retraction-watch", str(file)]
    with server.site.app_context():
        assert server.site.test_cli_runner().invoke(args=command).exit_code == 0


def test_from_a_row_in_the_file_to_the_banner_above_the_sheet(
    page_without_script, server, keeper, tmp_path, mail_server
):
    page = page_without_script
    page.goto("/factsheets/met-bronnen")
    expect(page.get_by_text(BANNER)).to_have_count(0)
    expect(page.get_by_text("Status niet bekend: nog niet nagekeken.")).to_have_count(2)
    _update(server, tmp_path)
    page.reload()
    banner = page.get_by_role("region", name=BANNER)
    expect(banner).to_contain_text("Massage for backs")
    expect(page.locator("#bewering-1")).to_contain_text("Steunt op een bron die is ingetrokken")
    expect(page.locator("#bewering-2")).not_to_contain_text("ingetrokken")
    expect(page.locator("#bron-1")).to_contain_text("volgens Retraction Watch")
    banner.get_by_role("link", name="Bron 1").click()
    expect(page.locator("#bron-1")).to_be_in_viewport()
    _others_hear_of_it(page, server, mail_server)


def _others_hear_of_it(page, server, mail_server) -> None:
    page.goto("/factsheets")
    expect(page.get_by_text("een bron is ingetrokken")).to_be_visible()
    server.run_worker()
    (letter,) = mail_server.messages
    assert letter["X-Rcpt-To"] == "ingrid@example.org"
    assert f"{server.url}/factsheets/met-bronnen" in letter.get_content()


def test_a_post_that_cites_the_claim_says_so_too(page_without_script, server, said, tmp_path):
    page_without_script.goto(said)
    card = page_without_script.locator(".fact-card")
    expect(card).to_contain_text("1 bron")
    expect(card).not_to_contain_text("bron gewijzigd")
    _update(server, tmp_path)
    page_without_script.reload()
    expect(card).to_contain_text("bron gewijzigd: ingetrokken")


def test_a_moderator_looks_into_it_and_says_what_it_is(page, server, keeper, tmp_path):
    _update(server, tmp_path)
    server.log_in(page, keeper)
    page.goto("/moderation/factsheets")
    page.get_by_role("link", name="Bronnen beheren").click()
    page.get_by_role("link", name="Ingetrokken", exact=True).click()
    page.get_by_role("link", name="Massage for backs").click()
    page.get_by_label("Status", exact=True).select_option("corrected")
    page.get_by_label("Reden", exact=True).fill("Het gaat om een rectificatie")
    press(page, "Status opslaan")
    expect_told(page, "De status is opgeslagen.")
    page.get_by_role("link", name="Met bronnen").click()
    expect(page.get_by_text("Een bron van deze factsheet is gecorrigeerd")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Bronnen als RIS").click()
    assert download.value.suggested_filename == "met-bronnen-bronnen.ris"
