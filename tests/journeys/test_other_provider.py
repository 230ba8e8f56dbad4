"""By another provider, in a real browser: to another site and back, with and without script."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Identity
from tests import make
from tests.browser import Server, _visit, serving
from tests.databases import Postgresql, Sqlite
from tests.journeys.looking import Inspection
from tests.journeys.steps import expect_title, expect_told, fill, follow, press
from tests.mailbox import Mailbox
from tests.neighbours import NAME, Neighbours

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session"),
]


@pytest.fixture
def server(
    database: Sqlite | Postgresql, mail_server: Mailbox, neighbours: Neighbours, time
) -> Iterator[Server]:
    """Set up with the provider, which knows the address that this server happened to get."""
    with serving(database, mail_server, oidc=neighbours.settings) as server:
        back = f"{server.url}/login/provider/callback"
        neighbours.start_again(int(time.at.timestamp()), back=back)
        yield server


@pytest.fixture
def open_window(
    browser: Browser, server: Server, neighbours: Neighbours
) -> Iterator[Callable[..., Page]]:
    with ExitStack() as windows:

        def open_one(*, script: bool = True) -> Page:
            visit = _visit(browser, server, java_script_enabled=script, also=neighbours.issuer)
            return windows.enter_context(visit)

        yield open_one


def _go_there_and_back(page: Page, person: str = "ada") -> None:
    follow(page, f"Ga verder naar {NAME}")
    expect_title(page, "Aanmelden bij de buren")
    page.get_by_label("Wie ben je?").fill(person)
    page.get_by_role("button", name="Aanmelden").click()
    expect_title(page, f"Welkom terug van {NAME}")
    press(page, "Inloggen")


def _log_in(page: Page, person: str = "ada") -> None:
    page.goto("/login?next=/help")
    press(page, f"Inloggen met {NAME}")
    _go_there_and_back(page, person)


@pytest.mark.parametrize("script", [True, False])
def test_somebody_new_comes_in_and_comes_back(open_window, server, script):
    page = open_window(script=script)
    _log_in(page)
    expect_title(page, "Account aanmaken")
    fill(page, {"Gebruikersnaam": "Ada"})
    press(page, "Account aanmaken")
    expect(page.get_by_role("alert")).to_contain_text("Vink dit aan")
    page.get_by_label("Ik ben 16 jaar of ouder.").check()
    page.get_by_label("Ik houd me aan de").check()
    press(page, "Account aanmaken")
    expect(page).to_have_url(f"{server.url}/help")
    expect(page.get_by_role("banner")).to_contain_text("Ada")

    later = open_window(script=script)
    _log_in(later)
    expect(later.get_by_role("banner")).to_contain_text("Ada")


@pytest.mark.parametrize("script", [True, False])
def test_the_owner_of_an_account_links_it_and_lets_go_of_it(open_window, server, script):
    with server.inside():
        make.member(username="Wilma", email="ada@example.org", password=make.PASSWORD)
    page = open_window(script=script)
    _log_in(page)
    expect_title(page, "Is dit jouw account?")
    fill(page, {"Wachtwoord": make.PASSWORD})
    press(page, "Koppelen en inloggen")
    expect(page.get_by_role("banner")).to_contain_text("Wilma")

    page.goto("/settings")
    follow(page, f"Inloggen met {NAME}")
    fill(page, {"Je wachtwoord": make.PASSWORD})
    press(page, f"Loskoppelen {NAME}")
    expect_told(page, "De koppeling is weg.")
    fill(page, {"Je wachtwoord": make.PASSWORD})
    press(page, f"{NAME} koppelen")
    _go_there_and_back(page, "bob")
    expect_told(page, f"Je kunt nu inloggen met {NAME}.")


def test_who_says_no_there_is_back_where_one_was(open_window):
    page = open_window()
    page.goto("/login")
    press(page, f"Inloggen met {NAME}")
    follow(page, f"Ga verder naar {NAME}")
    page.get_by_role("button", name="Weigeren").click()
    expect(page.get_by_role("main")).to_contain_text(f"bij {NAME} niet ingelogd")
    follow(page, "Terug naar inloggen")
    expect_title(page, "Inloggen")


def test_the_pages_on_the_way_look_right(open_window, server):
    with server.inside():
        make.member(email="bob@example.org")
    page = open_window()
    inspection = Inspection(page)
    for person in ("ada", "bob"):
        page.goto("/login")
        inspection.look()
        press(page, f"Inloggen met {NAME}")
        inspection.look()
        follow(page, f"Ga verder naar {NAME}")
        page.get_by_label("Wie ben je?").fill(person)
        page.get_by_role("button", name="Aanmelden").click()
        inspection.look()
        press(page, "Inloggen")
        inspection.look()
    assert inspection.faults == []


def test_the_list_looks_right_whatever_is_in_it(open_window, server, neighbours):
    with server.inside():
        without, owner, linked = make.member(), *(_with_password() for _each in range(2))
        known = {"issuer": neighbours.issuer, "subject": "nummer-grace"}
        db.session.add(Identity(member_id=linked.id, linked_at=clock.now(), **known))
    page = open_window()
    inspection = Inspection(page)
    inspection.visit("/privacy")
    for member in (without, owner, linked):
        server.log_in(page, member)
        inspection.visit("/settings/identities")
    assert inspection.faults == []


def _with_password() -> Member:
    return make.member(password=make.PASSWORD)
