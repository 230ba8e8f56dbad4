"""The world as tests get it: a database of its own, made once and undone after each test."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from forum.core import clock
from forum.core.db import db
from tests.databases import Postgresql, Sqlite
from tests.mailbox import Mailbox
from tests.site import build, closing
from tests.world import World, answers
from tests.world.settling import settle

AN_HOUR_AGO = datetime(2029, 12, 31, 23, tzinfo=UTC)

Settled = tuple[Flask, World, answers.Kept]


@pytest.fixture(scope="session")
def settled(database: Sqlite | Postgresql, mail_server: Mailbox) -> Iterator[Settled]:
    """The application, the world in it, and all that its database then holds.

    A test module makes it the application under test by a fixture `site` of its own.
    """
    with database.copy() as url:
        site = build(url, smtp_url=mail_server.url)
        with closing(site), pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "now", lambda: AN_HOUR_AGO)
            made = _settle(site)
            patch.undo()
            yield site, *made


def _settle(site: Flask) -> tuple[World, answers.Kept]:
    with site.app_context():
        world = settle()
        db.session.commit()
        kept = answers.everything_kept()
        db.session.remove()
        db.session.configure(join_transaction_mode="create_savepoint")
        return world, kept


@pytest.fixture
def world(settled: Settled) -> World:
    return settled[1]


@pytest.fixture
def untouched(settled: Settled) -> answers.Kept:
    """All that the database holds at the start of each test."""
    return settled[2]
