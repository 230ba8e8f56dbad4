"""What was deleted from an SQLite file is not in it any more, byte by byte."""

from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from forum.core import sqlite
from forum.core.db import db, transaction
from tests import make
from tests.core.only import on_postgresql, on_sqlite

WORD = "Kwastelbloem"


@pytest.fixture
def impatient(monkeypatch):
    """Waits for a fifth of a second where it would wait for five."""
    monkeypatch.setattr(sqlite, "SETTINGS", (*sqlite.SETTINGS, "busy_timeout=200"))
    db.engine.dispose()


def _bytes() -> bytes:
    path = Path(make_url(str(db.engine.url)).database)
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def _write_and_delete() -> None:
    with transaction():
        make.category(slug="weg", name=WORD)
    with transaction():
        db.session.execute(text("delete from categories"))


@on_sqlite
def test_no_byte_is_left(open_site):
    _write_and_delete()
    assert WORD.encode() in _bytes()
    assert sqlite.scrub(db.engine)
    assert WORD.encode() not in _bytes()


@on_sqlite
@pytest.mark.parametrize("doing", ["select * from categories", "begin immediate"])
def test_while_others_are_busy_it_waits_for_another_time(open_site, impatient, doing):
    _write_and_delete()
    other = db.engine.raw_connection()
    cursor = other.cursor()
    cursor.execute("begin" if doing.startswith("select") else doing)
    cursor.execute("select * from members").fetchall()
    assert not sqlite.scrub(db.engine)

    cursor.execute("rollback")
    assert sqlite.scrub(db.engine)
    assert WORD.encode() not in _bytes()


@on_sqlite
def test_inside_a_transaction_it_does_nothing(app):
    make.category(name=WORD)
    db.session.commit()
    assert not sqlite.scrub(db.engine)


@on_postgresql
def test_elsewhere_there_is_nothing_to_do(open_site):
    assert sqlite.scrub(db.engine)
