"""A moderator sets up an app, keeps the codes for on paper, and logs in with both."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.looking import Inspection
from tests.journeys.steps import fill, follow, press
from tests.proofs.apps import shown

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]
ADDRESS = "/settings/second-factor"


def test_setting_it_up_and_logging_in_with_it(server, page, time):
    server.site.config["REQUIRE_SECOND_FACTOR"] = True
    with server.inside():
        ingrid = make.moderator(username="Ingrid", password=make.PASSWORD)
    server.log_in(page, ingrid)
    inspection = Inspection(page)

    key = _begin(page, inspection)
    codes = _confirm(page, inspection, key)
    for path in ("", "/backup-codes", "/removal"):
        inspection.visit(ADDRESS + path)
    time.pass_time(minutes=1)
    for code in (shown(key), codes[0]):
        _log_in(page, inspection, code)
    assert inspection.faults == []


def _begin(page: Page, inspection: Inspection) -> str:
    """The key as it is read off the page."""
    inspection.visit("/")
    follow(page, "Nu instellen")
    inspection.look()
    fill(page, {"Je wachtwoord": make.PASSWORD})
    press(page, "Beginnen")
    expect(page.get_by_role("img", name=re.compile("^QR-code"))).to_be_visible()
    inspection.look()
    return page.locator(".key").inner_text().replace(" ", "")


def _confirm(page: Page, inspection: Inspection, key: str) -> list[str]:
    press(page, "Aanzetten")
    expect(page.get_by_role("alert")).to_be_visible()
    inspection.look()
    fill(page, {"Code": shown(key)})
    press(page, "Aanzetten")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je reservecodes")
    inspection.look()
    page.emulate_media(media="print")
    expect(page.locator(".codes")).to_be_visible()
    page.emulate_media(media="screen")
    return page.locator(".key").all_inner_texts()


def _log_in(page: Page, inspection: Inspection, code: str) -> None:
    page.context.clear_cookies()
    page.goto("/login")
    fill(page, {"Gebruikersnaam": "Ingrid", "Wachtwoord": make.PASSWORD})
    press(page, "Inloggen")
    inspection.look()
    fill(page, {"Code": code})
    press(page, "Inloggen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dag Ingrid")
