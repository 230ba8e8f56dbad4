"""One application, on one database, for many tests that really commit, each after another."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.databases import Postgresql, Sqlite
from tests.mailbox import Mailbox
from tests.site import build, closing

Lend = Callable[[], AbstractContextManager[Flask]]


@contextmanager
def lending(database: Sqlite | Postgresql, **settings: Any) -> Iterator[Lend]:
    """Call what this gives to have the application, as if it were new, and nobody else has it."""
    with database.lasting() as (url, renew):
        site = build(url, **settings)
        with closing(site):
            yield partial(_lent, site, renew)


@contextmanager
def _lent(site: Flask, renew: Callable[[], object]) -> Iterator[Flask]:
    settings = dict(site.config)
    try:
        yield site
    finally:
        site.config.clear()
        site.config.update(settings)
        with closing(site):
            _empty(Path(site.config["INSTANCE"]))
        renew()


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir(mode=0o700)


@pytest.fixture(scope="session")
def lend(database: Sqlite | Postgresql, mail_server: Mailbox) -> Iterator[Lend]:
    """The application of one worker for `open_site`."""
    with lending(database, smtp_url=mail_server.url) as lend:
        yield lend


@pytest.fixture
def open_site(lend: Lend) -> Iterator[Flask]:
    """The application on a database of this test alone, where a commit is a commit."""
    with lend() as site, site.app_context():
        yield site


@pytest.fixture(scope="session")
def lend_with_mail_as_files(database: Sqlite | Postgresql) -> Iterator[Lend]:
    """The same for `kept_site`."""
    with lending(database) as lend:
        yield lend


@pytest.fixture
def kept_site(lend_with_mail_as_files: Lend) -> Iterator[Flask]:
    """The application where a commit is a commit and mail is kept as files."""
    with lend_with_mail_as_files() as site, site.app_context():
        yield site
