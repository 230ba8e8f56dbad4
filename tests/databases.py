"""Databases to test on, each a copy of one that this run migrated once."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from flask_migrate import upgrade
from sqlalchemy import make_url

from forum import create_app
from forum.core.db import db
from tests import emptying, run
from tests.postgres import Postgres, find_installation
from tests.settings import ConfigForTests

GIVEN_URL = os.environ.get("TEST_POSTGRES_URL")
KINDS = ["sqlite", "postgresql"]
NO_POSTGRES = "PostgreSQL is missing: apt-get install postgresql, or set TEST_POSTGRES_URL"

# The address of a database, and what makes it new.
Lasting = tuple[str, Callable[[], object]]


class Sqlite:
    """Files in the folder of the run."""

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The address of a migrated database, gone afterwards."""
        template = run.once("sqlite", self._make_template)
        with self.empty() as url:
            shutil.copyfile(template, _path(url))
            yield url

    @contextmanager
    def lasting(self) -> Iterator[Lasting]:
        """The same for many tests, and what makes it as it was once nobody uses it."""
        with self.copy() as url:
            yield url, lambda: self._renew(url)

    def _renew(self, url: str) -> None:
        with self.copy() as fresh:
            for file in run.folder().glob(f"{Path(_path(url)).name}-*"):
                file.unlink()
            Path(_path(fresh)).replace(_path(url))

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a database without tables, gone afterwards."""
        path = run.folder() / f"{uuid4().hex}.db"
        try:
            yield f"sqlite:///{path}"
        finally:
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink()

    def _make_template(self) -> str:
        url = f"sqlite:///{run.folder() / 'template.db'}"
        _migrate(url)
        return _path(url)


class Postgresql:
    """Databases on a server of the run's own, or on the one that was named."""

    def __init__(self) -> None:
        own = Postgres(run.folder() / "postgres")
        self.server = GIVEN_URL or run.once("postgres-url", own.start)

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The address of a migrated database, gone afterwards."""
        with self._database(template=run.once("postgresql", self._make_template)) as url:
            yield url

    @contextmanager
    def lasting(self) -> Iterator[Lasting]:
        """The same for many tests, and what makes it as it was once nobody uses it."""
        with self.copy() as url:
            shape = emptying.shape_of(url)
            yield url, lambda: emptying.empty(url, shape) or self._renew(url)

    def _renew(self, url: str) -> None:
        name, template = _path(url), run.once("postgresql", self._make_template)
        self._say(f'drop database "{name}" with (force)')
        self._say(f'create database "{name}" template "{template}"')

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a database without tables, gone afterwards."""
        with self._database(template="template0") as url:
            yield url

    def remove_template(self) -> None:
        self._say(f'drop database if exists "{_template_name()}"')

    def _make_template(self) -> str:
        name = _template_name()
        self._say(f'drop database if exists "{name}"', f'create database "{name}"')
        _migrate(self._address(name))
        return name

    @contextmanager
    def _database(self, template: str) -> Iterator[str]:
        name = uuid4().hex
        self._say(f'create database "{name}" template "{template}"')
        try:
            yield self._address(name)
        finally:
            self._say(f'drop database "{name}" with (force)')

    def _address(self, name: str) -> str:
        url = make_url(self.server).set(drivername="postgresql", database=name)
        return url.render_as_string(hide_password=False)

    def _say(self, *commands: str) -> None:
        address = self._address(make_url(self.server).database)
        with psycopg.connect(address, autocommit=True) as connection:
            for command in commands:
                connection.execute(command)


@pytest.fixture(scope="session")
def sqlite() -> Sqlite:
    return Sqlite()


@pytest.fixture(scope="session")
def postgresql() -> Postgresql:
    if not GIVEN_URL and not find_installation():
        pytest.skip(NO_POSTGRES)
    return Postgresql()


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest) -> Sqlite | Postgresql:
    """Each kind in turn: whatever touches a database is tested on all of them."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def database_url(database: Sqlite | Postgresql) -> Iterator[str]:
    """A migrated database for one worker."""
    with database.copy() as url:
        yield url


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=[*KINDS, "both"], default="both", help="where tests run")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever touches a database is tested on each of them, unless it names its own."""
    named = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "database" in metafunc.fixturenames and "database" not in named:
        asked = metafunc.config.getoption("--db")
        kinds = KINDS if asked == "both" else [asked]
        metafunc.parametrize("database", kinds, indirect=True, scope="session")


def pytest_unconfigure(config: pytest.Config) -> None:
    """On a server that stays, leave nothing."""
    if GIVEN_URL and not hasattr(config, "workerinput"):
        Postgresql().remove_template()


def _path(url: str) -> str:
    return make_url(url).database


def _template_name() -> str:
    return run.folder().name


def _migrate(url: str) -> None:
    site = create_app(ConfigForTests(url, instance=new_instance()))
    with site.app_context():
        upgrade()
        db.engine.dispose()


def new_instance() -> Path:
    """An empty folder where an application may keep its files."""
    path = run.folder() / f"instance-{uuid4().hex}"
    path.mkdir()
    return path
