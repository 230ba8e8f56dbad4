"""The whole application behind a real address, and a real browser to look at it with."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from forum.accounts.models import Member
from forum.core.db import transaction
from tests import make
from tests.databases import Postgresql, Sqlite
from tests.lending import Lend
from tests.mailbox import Mailbox
from tests.server import HttpServer
from tests.site import build, closing, readdress, work

# The one that can only be looked through by a program needs half the work to show the same.
BROWSERS = ("chromium-headless-shell", "chromium")
NO_BROWSER = "the browser is missing: apt-get install chromium-headless-shell"
# It does nothing of its own accord, on machines without a screen too.
ALONE = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 10_000  # milliseconds


class Server:
    """The application at `url`, on a database of one test."""

    def __init__(self, site: Flask, url: str) -> None:
        self.site = site
        self.url = url

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Where a test may make and read things itself; all of it is kept at the end."""
        with self.site.app_context(), transaction():
            yield

    def run_worker(self) -> int:
        """Let the background work that is due happen now."""
        return work(self.site)

    def log_in(self, page: Page, member: Member) -> None:
        """Make the browser of this page this member's, without the log-in page."""
        with self.inside():
            token = make.session(member)
        signer = self.site.session_interface.get_signing_serializer(self.site)
        name = self.site.config["SESSION_COOKIE_NAME"]
        value = signer.dumps({"_user_id": token})
        page.context.add_cookies([{"name": name, "value": value, "url": self.url}])


@pytest.fixture
def server(lend: Lend, mail_server: Mailbox) -> Iterator[Server]:
    with lend() as site, served(site, mail_server) as server:
        yield server


@pytest.fixture
def server_by_name(lend: Lend, mail_server: Mailbox) -> Iterator[Server]:
    """The same by a name: for an address of numbers no browser makes passkeys."""
    with lend() as site, served(site, mail_server, host="localhost") as server:
        yield server


@contextmanager
def serving(
    database: Sqlite | Postgresql, mail_server: Mailbox, **settings: Any
) -> Iterator[Server]:
    """An application of its own, served."""
    with database.copy() as address:
        site = build(address, smtp_url=mail_server.url, **settings)
        with closing(site), served(site, mail_server) as server:
            yield server


@contextmanager
def served(site: Flask, mail_server: Mailbox, *, host: str = "127.0.0.1") -> Iterator[Server]:
    """The application at an address; what it could not answer fails the test."""
    mail_server.reset()
    with HttpServer() as http:
        url = f"http://{host}:{http.port}"
        readdress(site, url)
        http.serve(site)
        yield Server(site, url)
        http.stop()
    assert http.faults == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip(NO_BROWSER)
    arguments = [*ALONE, "--no-sandbox"] if os.geteuid() == 0 else ALONE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A Dutch visitor's page. What goes wrong in it, or out of it, fails the test."""
    with _visit(browser, server, java_script_enabled=True) as page:
        yield page


@pytest.fixture
def page_without_script(browser: Browser, server: Server) -> Iterator[Page]:
    """The same of a visitor whose browser runs no script."""
    with _visit(browser, server, java_script_enabled=False) as page:
        yield page


@contextmanager
def _visit(
    browser: Browser, server: Server, *, java_script_enabled: bool, also: str = ""
) -> Iterator[Page]:
    """`also` is the one other site that this visitor goes to."""
    context = browser.new_context(
        base_url=server.url,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        java_script_enabled=java_script_enabled,
    )
    context.set_default_timeout(PATIENCE)
    faults: list[str] = []
    _watch(context, [server.url, *filter(None, [also])], faults)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert faults == []


def _watch(context: BrowserContext, known: list[str], faults: list[str]) -> None:
    """Note broken scripts, what the content policy stopped, and requests to other sites."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(message.text)

    context.on("console", hear)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda request: _is_at(request.url, known) or faults.append(request.url))


def _is_at(url: str, known: list[str]) -> bool:
    return url.startswith((*(f"{place}/" for place in known), "data:", "blob:"))
