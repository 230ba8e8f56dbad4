"""Passkeys in a browser with a device of its own that makes them, and in one without script."""

import pytest
from playwright.sync_api import Page, expect

from forum.accounts.models import Member
from forum.core.db import db
from tests import make
from tests.browser import Server
from tests.journeys.device import Device
from tests.journeys.looking import Inspection
from tests.journeys.steps import expect_title, expect_told, fill, follow, press
from tests.journeys.test_keyboard import _go, _type

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

LIST = "/settings/passkeys"


@pytest.fixture
def server(server_by_name: Server) -> Server:
    return server_by_name


@pytest.fixture
def device(page: Page) -> Device:
    return Device(page)


@pytest.fixture(autouse=True)
def wilma(server: Server) -> Member:
    with server.inside():
        return make.member(username="Wilma", password=make.PASSWORD)


def test_a_passkey_from_the_first_day_to_the_last(page, server, device):
    _give_password(page)
    _add(page)
    assert [one["rpId"] for one in device.credentials()] == ["localhost"]

    _leave(page)
    press(page, "Inloggen met een passkey")
    expect_title(page, "Dag Wilma")

    _leave(page)
    _give_password(page)
    expect_title(page, "Nog één stap")
    press(page, "Verder met je passkey")
    expect_title(page, "Dag Wilma")

    _remove(page)
    expect(page.get_by_text("Je hebt nog geen passkeys")).to_be_visible()
    _leave(page)
    press(page, "Inloggen met een passkey")
    expect(page.get_by_role("alert").first).to_contain_text("Deze passkey klopt niet")
    _give_password(page)
    expect_title(page, "Dag Wilma")


def test_one_comes_where_one_wanted_to_be(page, device):
    _give_password(page)
    _add(page)
    _leave(page)
    page.goto("/settings/tokens")
    press(page, "Inloggen met een passkey")
    expect_title(page, "Sleutels voor programma’s")


def test_what_goes_wrong_is_said_where_one_is(page, device):
    _give_password(page)
    page.goto(LIST)
    told = page.get_by_role("alert")
    press(page, "Passkey toevoegen")
    expect(told).to_have_text("Vul hier iets in.")
    expect(page.get_by_label("Naam van de passkey")).to_be_focused()

    fill(page, {"Naam van de passkey": "Laptop", "Je wachtwoord": "gok"})
    press(page, "Passkey toevoegen")
    expect(told).to_have_text("Dit wachtwoord klopt niet.")
    expect(page.get_by_label("Je wachtwoord")).to_be_focused()

    device.know_its_owner(does=False)
    fill(page, {"Je wachtwoord": make.PASSWORD})
    press(page, "Passkey toevoegen")
    expect(told).to_have_text("Dat ging niet door. Probeer het nog eens.")
    expect(page.get_by_role("button", name="Passkey toevoegen")).to_be_focused()
    assert device.credentials() == []


def test_a_device_that_has_one_makes_no_other(page, device):
    _give_password(page)
    _add(page)
    _fill_in(page)
    expect(page.get_by_role("alert")).to_have_text(
        "Dit toestel heeft al een passkey voor je account."
    )
    assert len(device.credentials()) == 1


def test_a_session_that_ended_is_said_too(page, server, device, wilma):
    _give_password(page)
    page.goto(LIST)
    page.context.clear_cookies()
    _fill_in(page)
    expect(page.get_by_role("alert")).to_contain_text("Laad de pagina opnieuw")


def test_no_mouse_is_needed(page, device):
    _give_password(page)
    page.goto(LIST)
    _type(page, page.get_by_label("Naam van de passkey"), "Laptop")
    _type(page, page.get_by_label("Je wachtwoord"), make.PASSWORD)
    page.keyboard.press("Enter")
    expect_told(page, "Je passkey is toegevoegd.")
    _leave(page)
    _go(page, page.get_by_role("button", name="Inloggen met een passkey"))
    expect_title(page, "Dag Wilma")


def test_without_script_everything_but_passkeys_works(page_without_script, server, wilma):
    page = page_without_script
    page.goto("/login")
    expect(page.get_by_role("button", name="Inloggen met een passkey")).to_be_hidden()
    _give_password(page)
    page.goto(LIST)
    expect(page.get_by_role("button", name="Passkey toevoegen")).to_be_hidden()
    expect(page.get_by_text("met JavaScript aan")).to_be_visible()
    with server.inside():
        make.passkey(db.session.get(Member, wilma.id), name="Laptop")
    _remove(page)
    expect_told(page, "De passkey is verwijderd.")


def test_the_pages_can_be_read_by_everyone(page, server, device):
    inspection = Inspection(page)
    inspection.visit("/login")
    _give_password(page)
    _add(page)
    inspection.visit(LIST)
    press(page, "Passkey toevoegen")
    expect(page.get_by_role("alert")).to_have_text("Vul hier iets in.")
    inspection.look()
    follow(page, "Verwijderen Laptop")
    inspection.look()
    _leave(page)
    _give_password(page)
    expect_title(page, "Nog één stap")
    inspection.look()
    refused = "the server responded with a status of 422"  # which a browser calls an error
    assert [fault for fault in inspection.faults if refused not in fault] == []


def _give_password(page: Page) -> None:
    page.goto("/login")
    fill(page, {"Gebruikersnaam": "Wilma", "Wachtwoord": make.PASSWORD})
    press(page, "Inloggen")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Inloggen")


def _add(page: Page) -> None:
    page.goto(LIST)
    _fill_in(page)
    expect_told(page, "Je passkey is toegevoegd.")


def _fill_in(page: Page) -> None:
    fill(page, {"Naam van de passkey": "Laptop", "Je wachtwoord": make.PASSWORD})
    press(page, "Passkey toevoegen")


def _remove(page: Page) -> None:
    page.goto(LIST)
    follow(page, "Verwijderen Laptop")
    fill(page, {"Je wachtwoord": make.PASSWORD})
    press(page, "Ja, verwijderen")


def _leave(page: Page) -> None:
    """Log out, and on to the log-in page."""
    page.locator("summary").filter(has_text="Wilma").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.locator("summary").filter(has_text="Wilma")).to_be_hidden()
    page.goto("/login")
