"""`flask --app forum vault rotate`: an older key may go afterwards, and nothing else changes."""

import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy import select, text

from forum.core import vault
from forum.core.db import Model, db
from forum.core.resealing import BATCH, reseal
from forum.drafts.models import Draft
from forum.leaving.models import ExportPart
from forum.messages.models import Message
from forum.recovery.models import DiaryEntry
from tests import make
from tests.leaving import copies
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told


@pytest.fixture
def with_keys(app):
    """Call it with the keys that the installation has from now on."""

    def change(*keys: str) -> None:
        vault.prepare(db.engine.engine, keys)

    yield change
    change(*app.config["DATA_KEYS"])


@pytest.fixture
def kept(with_keys):
    """Something of everything, sealed with the old key."""
    with_keys("oud")
    keeper = keeping.keeper()
    for days_ago in range(3):
        check_in(keeper, days_ago, told(f"notitie {days_ago}", walking=3))
    db.session.add(Draft(member_id=keeper.id, key="new", fields="{}", saved_at=keeper.joined_at))
    copies.ask(keeper)
    db.session.commit()
    return keeper


def _told(result):
    lines = (line.split() for line in result.stdout.splitlines())
    return {table: int(count) for count, table in lines}


def test_everything_opens_with_the_new_key_alone(kept, with_keys, terminal):
    with_keys("nieuw", "oud")
    counted = _told(terminal.invoke(args=["vault", "rotate"]))
    assert (counted["diary_entries"], counted["diary_activities"], counted["drafts"]) == (3, 1, 1)
    with_keys("nieuw")
    notes = [entry.content for entry in db.session.scalars(select(DiaryEntry))]
    assert all("notitie" in note for note in notes)


def test_without_it_the_new_key_alone_opens_nothing(kept, with_keys):
    with_keys("nieuw")
    with pytest.raises(InvalidToken):
        db.session.scalars(select(DiaryEntry)).all()


def test_doing_it_twice_does_nothing_the_second_time(kept, with_keys, terminal):
    with_keys("nieuw", "oud")
    terminal.invoke(args=["vault", "rotate"])
    again = _told(terminal.invoke(args=["vault", "rotate"]))
    assert set(again.values()) == {0}


def test_more_than_one_batch_is_done(with_keys):
    with_keys("oud")
    member = make.member()
    keys = [f"thread:{number}" for number in range(1, BATCH + 30)]
    rows = {"member_id": member.id, "fields": "{}", "saved_at": member.joined_at}
    db.session.add_all([Draft(**rows, key=key) for key in keys])
    db.session.commit()
    with_keys("nieuw", "oud")
    assert {one.table: one.sealed for one in reseal()}["drafts"] == len(keys)


def test_what_no_key_opens_is_told_and_left(kept, with_keys, terminal):
    with_keys("nieuw")
    before = db.session.execute(text("SELECT content FROM diary_entries ORDER BY id")).all()
    result = terminal.invoke(args=["vault", "rotate"])
    assert result.exit_code == 2
    assert "opent geen enkele sleutel" in result.stderr
    assert db.session.execute(text("SELECT content FROM diary_entries ORDER BY id")).all() == before


def test_every_table_with_something_sealed_is_done(app):
    sealed = {Draft, Message, DiaryEntry, ExportPart}
    names = {one.table for one in reseal()}
    assert {model.__tablename__ for model in sealed} <= names
    assert names <= {mapper.local_table.name for mapper in Model.registry.mappers}
