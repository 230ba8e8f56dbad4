"""The application under test: undone after each test, or really committing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import Context
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event

from forum import create_app
from forum.core.db import db
from forum.jobs.worker import run_due
from tests.databases import new_instance
from tests.mailbox import Mailbox
from tests.run import folder
from tests.settings import ConfigForTests
from tests.visitor import Terminal, Visitor

AT_ITS_ADDRESS = ("BASE_URL", "HOSTS", "MAIL_FROM")
BOOKKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK")


def build(database_url: str, **settings: Any) -> Flask:
    """The application on this database, with its visitors."""
    site = create_app(ConfigForTests(database_url, instance=new_instance(), **settings))
    site.test_client_class = Visitor
    site.test_cli_runner_class = Terminal
    # Compiled by the first that shows them, for all of this run.
    site.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder()))
    return site


def readdress(site: Flask, url: str) -> None:
    """Let it stand at this address; only its letters come from where it was built."""
    there = ConfigForTests(
        site.config["SQLALCHEMY_DATABASE_URI"], instance=site.config["INSTANCE"], base_url=url
    )
    site.config.update({name: getattr(there, name) for name in AT_ITS_ADDRESS})


@contextmanager
def closing(site: Flask) -> Iterator[None]:
    """Afterwards nothing of it is connected to its database."""
    try:
        yield
    finally:
        with site.app_context():
            db.engine.dispose()


@pytest.fixture(scope="session")
def site(database_url: str, mail_server: Mailbox) -> Iterator[Flask]:
    """The application of one worker. Ask for `app` instead, which is undone after the test."""
    site = build(database_url, smtp_url=mail_server.url)
    with closing(site):
        with site.app_context():
            db.session.configure(join_transaction_mode="create_savepoint")
        yield site


@contextmanager
def undoing(site: Flask) -> Iterator[None]:
    """Afterwards there is no trace of what was done in the meantime."""
    with site.app_context():
        engines = db.engines
        engine = engines[None]
        with engine.connect() as connection:
            undo = connection.begin()
            engines[None] = connection
            try:
                yield
            finally:
                db.session.remove()
                engines[None] = engine
                undo.rollback()


@pytest.fixture
def app(site: Flask) -> Iterator[Flask]:
    """The application, and afterwards no trace of what the test did."""
    with undoing(site):
        yield site


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return app.test_client()


@pytest.fixture
def terminal(app: Flask) -> Terminal:
    return app.test_cli_runner()


@pytest.fixture
def run_worker(app: Flask) -> Callable[[], int]:
    """Call it to let the background work that is due happen now. Returns how much that was."""

    def run() -> int:
        db.session.commit()
        done = Context().run(work, app)
        db.session.expire_all()
        return done

    return run


def work(site: Flask) -> int:
    with site.app_context():
        return run_due()


@pytest.fixture
def run_parallel(open_site: Flask) -> Callable[[list[Callable]], list]:
    """Call it with acts to do them at the same moment, each in a thread and context of its own.

    Returns what each gave, in their order; of one that failed, its exception.
    """

    def run(acts: list[Callable]) -> list:
        start = Barrier(len(acts), timeout=30)

        def act_at_start(act: Callable) -> object:
            with open_site.app_context():
                start.wait()
                try:
                    return act()
                except Exception as error:
                    return error

        db.session.commit()  # or the threads would wait for this one
        with ThreadPoolExecutor(len(acts)) as pool:
            results = list(pool.map(act_at_start, acts))
        db.session.expire_all()
        return results

    return run


@pytest.fixture
def count_queries(app: Flask) -> Callable:
    """`with count_queries() as seen:` gathers the statements that are run meanwhile."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection, _cursor, statement: str, *_rest) -> None:
            if not statement.startswith(BOOKKEEPING):
                seen.append(statement)

        connection = db.engines[None]
        event.listen(connection, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(connection, "before_cursor_execute", note)

    return counting
