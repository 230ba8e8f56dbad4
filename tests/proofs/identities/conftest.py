"""The application with another provider of log-ins set up, and people who use it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from forum.core.db import db
from tests.databases import Postgresql, Sqlite
from tests.lending import Lend, lending
from tests.mailbox import Mailbox
from tests.neighbours import Neighbours
from tests.proofs.identities.travelling import Traveller
from tests.site import build, closing
from tests.visitor import Visitor


@pytest.fixture(scope="package")
def site(
    database_url: str, mail_server: Mailbox, running_neighbours: Neighbours
) -> Iterator[Flask]:
    site = build(database_url, smtp_url=mail_server.url, oidc=running_neighbours.settings)
    with closing(site):
        with site.app_context():
            db.session.configure(join_transaction_mode="create_savepoint")
        yield site


@pytest.fixture
def app(app: Flask, neighbours: Neighbours) -> Flask:
    """With nothing remembered of what the provider said in another test."""
    app.extensions["provider"]._kept.clear()
    return app


@pytest.fixture
def traveller(visitor: Visitor, neighbours: Neighbours) -> Traveller:
    return Traveller(visitor, neighbours)


@pytest.fixture(scope="package")
def lend(
    database: Sqlite | Postgresql, mail_server: Mailbox, running_neighbours: Neighbours
) -> Iterator[Lend]:
    settings = running_neighbours.settings
    with lending(database, smtp_url=mail_server.url, oidc=settings) as lend:
        yield lend


@pytest.fixture
def open_site(open_site: Flask, neighbours: Neighbours) -> Flask:
    """With nothing remembered either."""
    open_site.extensions["provider"]._kept.clear()
    return open_site
