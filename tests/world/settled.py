"""The world as tests get it: a database of its own, made once and undone after each test."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from forum.accounts.models import FeedKey, Session, Token
from forum.core import clock
from forum.core.db import db
from tests.databases import Postgresql, Sqlite
from tests.mailbox import Mailbox
from tests.site import build, closing, undoing
from tests.visitor import Visitor
from tests.world import FEW, ROLES, World, answers
from tests.world.settling import settle

AN_HOUR_AGO = datetime(2029, 12, 31, 23, tzinfo=UTC)
JUST_NOW = datetime(2029, 12, 31, 23, 59, tzinfo=UTC)

Settled = tuple[Flask, World, answers.Kept]
Check = Callable[[Visitor, World, Any], None]


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
        # So that not every visit notes that they are used again.
        for key in (Session, Token, FeedKey):
            db.session.execute(update(key).values(last_used_at=JUST_NOW))
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


@pytest.fixture
def as_each(settled: Settled) -> Callable[..., None]:
    """Call it with what each role must find in each of some things, when nobody was there before.

    What must be found is given a visitor who did not arrive yet, the world as seen by the role,
    and the thing. All roles are asked, on the second database only FEW, also after one for which
    it failed; of each failure is said who they were, and in what.
    """
    site, world, _kept = settled
    is_second = site.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql")

    def ask(check: Check, things: Iterable[Any], roles: tuple[str, ...] = ROLES) -> None:
        asked = [role for role in roles if role in FEW or not is_second]
        failures: dict[str, Exception] = {}
        for thing, role in product(things, asked):
            try:
                with undoing(site):
                    check(site.test_client(), world.as_seen_by(role), thing)
            except Exception as failure:
                failures[f"{thing} as {role}"] = failure
                failure.add_note(f"This was what the {role} got of {thing}.")
        if failures:
            raise ExceptionGroup(f"not as agreed: {', '.join(failures)}", [*failures.values()])

    return ask
