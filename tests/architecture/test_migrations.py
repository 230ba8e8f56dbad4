"""Migrating from nothing gives exactly the models, and back again nothing."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select, text

from forum.core.db import db, transaction
from forum.search.models import is_mapped
from tests import make
from tests.databases import Postgresql, Sqlite
from tests.site import build, closing

REBUILD = '''"""Rebuilds every table."""

from alembic import op

revision = "rebuilt"
down_revision = {head!r}


def upgrade() -> None:
    for table in {tables!r}:
        with op.batch_alter_table(table, recreate="always"):
            pass
'''


@pytest.fixture
def empty_site(database: Sqlite | Postgresql) -> Iterator[Flask]:
    """The application on a database without tables."""
    with database.empty() as url:
        site = build(url)
        with closing(site), site.app_context():
            yield site


@pytest.fixture
def sqlite_site(sqlite: Sqlite) -> Iterator[Flask]:
    """The application on a migrated SQLite database, where changing a table rebuilds it."""
    with sqlite.copy() as url:
        site = build(url)
        with closing(site), site.app_context():
            yield site


def _folder() -> Path:
    return Path(current_app.extensions["migrate"].directory)


def _head() -> str:
    return ScriptDirectory(str(_folder())).get_current_head()


def _counts() -> dict[str, int]:
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table))
        for table in db.metadata.sorted_tables
    }


def test_from_nothing_to_the_models(empty_site):
    upgrade()

    with db.engine.connect() as connection:
        told = {"compare_type": True, "include_object": is_mapped}
        context = MigrationContext.configure(connection, opts=told)
        assert compare_metadata(context, db.metadata) == []


def test_there_is_one_way_up(empty_site):
    assert len(ScriptDirectory(str(_folder())).get_heads()) == 1


def test_and_back_to_nothing(empty_site):
    upgrade()
    downgrade(revision="base")

    assert inspect(db.engine).get_table_names() == ["alembic_version"]


def test_twice_up_is_once_up(empty_site):
    upgrade()
    upgrade()

    with db.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == _head()


def test_sqlite_checks_references_again_afterwards(sqlite_site):
    upgrade()

    with db.engine.connect() as connection:
        assert connection.execute(text("pragma foreign_keys")).scalar() == 1


def test_rebuilding_a_table_loses_nothing(sqlite_site, tmp_path):
    with transaction():
        make.session(make.member())
    before = _counts()
    db.session.rollback()

    upgrade(directory=_rebuilding(tmp_path / "migrations"))

    assert before["members"] == before["sessions"] == 1
    assert _counts() == before


def _rebuilding(folder: Path) -> str:
    """The project's migrations and one more, which changes every table without a change."""
    copytree(_folder(), folder)
    tables = [table.name for table in db.metadata.sorted_tables]
    script = REBUILD.format(head=_head(), tables=tables)
    (folder / "versions" / "rebuilt.py").write_text(script)
    return str(folder)
