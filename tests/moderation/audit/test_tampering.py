"""What somebody changes who has the database is found, and what cannot be found is known."""

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from forum.core.db import db
from forum.moderation.audit.verifying import Head, Wrong, head, verify
from forum.moderation.models import ChainLink, LogEntry
from tests.moderation.audit.kept import acts, tamper

pytestmark = pytest.mark.usefixtures("app")
HASH = "0123456789abcdef" * 4
SWAP = (
    "update moderation_chain set number = -2 where number = 2",
    "update moderation_chain set number = 2 where number = 3",
    "update moderation_chain set number = 3 where number = -2",
)
GONE = "delete from moderation_chain where number = {}"


def _entry(number: int) -> int:
    return db.session.scalars(select(ChainLink.entry_id).filter_by(number=number)).one()


def test_what_was_not_touched_is_right():
    assert verify().rows == 0
    acts(5)
    report = verify()
    assert (report.rows, report.broken, report.head) == (5, None, head())


@pytest.mark.parametrize(
    ("statement", "wrong", "number"),
    [
        ("update moderation_log set act = 'pin' where id = :entry", Wrong.HASH, 3),
        ("update moderation_log set done_at = '2020-01-01 00:00:00' where id = :entry",
         Wrong.HASH, 3),
        ("update moderation_log set thread_id = null where id = :entry", Wrong.HASH, 3),
        ("update moderation_log set waited = 1 where id = :entry", Wrong.HASH, 3),
        ("update moderation_log set reason = 'Iets anders' where id = :entry", Wrong.WORDS, 3),
        ("update moderation_log set note = 'Erbij gezet' where id = :entry", Wrong.WORDS, 3),
        ("update moderation_log set salt = 'x' where id = :entry", Wrong.WORDS, 3),
        ("update moderation_chain set hash = :hash where number = 3", Wrong.HASH, 3),
        ("update moderation_chain set words = :hash where number = 3", Wrong.HASH, 3),
        ("update moderation_chain set code = 'spam' where number = 3", Wrong.HASH, 3),
        ("update moderation_chain set previous = :hash where number = 3", Wrong.PREVIOUS, 3),
        (GONE.format(3), Wrong.MISSING, 3),
        (GONE.format(1), Wrong.MISSING, 1),
        (GONE.format(5), Wrong.MISSING, 5),
        ("delete from moderation_chain", Wrong.MISSING, 1),
        ("update moderation_chain_head set hash = :hash", Wrong.HEAD, 5),
        ("delete from moderation_chain_head", Wrong.HEAD, 0),
    ],
)  # fmt: skip
def test_one_change_is_found_and_named(statement, wrong, number):
    acts(5)
    tamper(statement, entry=_entry(3), hash=HASH)
    broken = verify().broken
    assert (broken.wrong, broken.number) == (wrong, number)


def test_rows_in_each_other_s_place_are_found():
    acts(5)
    tamper(*SWAP)
    assert (verify().broken.wrong, verify().broken.number) == (Wrong.PREVIOUS, 2)


def test_two_lines_in_each_other_s_place_are_found():
    acts(5)
    two, three = _entry(2), _entry(3)
    swap = "update moderation_chain set entry_id = {} where number = {}"
    aside = "update moderation_chain set entry_id = (select max(id) from moderation_log) + 1 "
    tamper(
        "alter table moderation_chain drop constraint fk_moderation_chain_entry_id"
        if db.engine.dialect.name == "postgresql"
        else "select 1",
        aside + "where number = 2",
        swap.format(two, 3),
        swap.format(three, 2),
    )
    assert (verify().broken.wrong, verify().broken.number) == (Wrong.HASH, 2)


def test_an_emptied_line_is_right_and_its_facts_still_count():
    acts(5)
    entry = _entry(2)
    tamper(
        "update moderation_log set reason = '', note = '', about = null, salt = null "
        "where id = :entry",
        entry=entry,
    )
    assert verify().broken is None
    tamper("update moderation_log set act = 'pin' where id = :entry", entry=entry)
    assert verify().broken.wrong == Wrong.HASH


def test_other_words_in_an_emptied_line_are_found():
    acts(3)
    changed = "update moderation_log set note = 'Nieuw', salt = null where id = :entry"
    tamper(changed, entry=_entry(2))
    assert verify().broken.wrong == Wrong.WORDS


def test_a_line_that_was_slipped_in_is_found():
    acts(3)
    tamper(
        "insert into moderation_log (moderator_id, act, reason, note, done_at) "
        "select moderator_id, 'pin', '', '', done_at from moderation_log where id = :id",
        id=_entry(1),
    )
    slipped_in = db.session.scalars(select(LogEntry.id).filter_by(act="pin")).one()
    broken = verify().broken
    assert (broken.wrong, broken.number, broken.entry_id) == (Wrong.LOOSE, None, slipped_in)


def test_a_tail_cut_off_with_its_lines_and_its_head_is_found_by_what_was_kept_elsewhere():
    """Nothing in the database can tell: that is what the anchor is for."""
    acts(5)
    kept, last = head(), _entry(5)
    before = db.session.scalars(select(ChainLink.previous).filter_by(number=5)).one()
    tamper(
        GONE.format(5),
        "delete from moderation_log where id = :last",
        "update moderation_chain_head set number = 4, hash = :before",
        last=last,
        before=before,
    )
    assert verify().broken is None
    assert (verify(kept).broken.wrong, verify(kept).broken.number) == (Wrong.ANCHOR, 5)
    assert verify(Head(4, before)).broken is None


def test_a_chain_that_was_written_anew_is_found_by_what_was_kept_elsewhere():
    acts(3)
    assert verify(Head(2, HASH)).broken.wrong == Wrong.ANCHOR
    assert verify(head()).broken is None


@pytest.mark.parametrize(
    "statement",
    [
        "update moderation_chain set code = 'spam'",
        "delete from moderation_chain",
        "delete from moderation_log",
        "update moderation_log set act = 'pin'",
        "update moderation_log set done_at = '2020-01-01 00:00:00'",
    ],
)
def test_the_database_itself_refuses(statement):
    acts(2)
    with pytest.raises(DatabaseError, match="kept"), db.session.begin_nested():
        db.session.execute(text(statement))
    assert verify().rows == 2


def test_nor_does_it_put_a_row_in_the_place_of_another(app):
    acts(2)
    if db.engine.dialect.name != "sqlite":
        statement = "truncate moderation_chain"
    else:
        statement = "replace into moderation_chain select * from moderation_chain where number = 1"
    with pytest.raises(DatabaseError, match="kept"), db.session.begin_nested():
        db.session.execute(text(statement))


def test_the_command_says_so_and_ends_with_it(terminal):
    acts(3)
    right = terminal.invoke(args=["audit", "verify"])
    assert (right.output.strip(), right.exit_code) == ("ok, 3 rows", 0)
    kept = terminal.invoke(args=["audit", "head"]).output.strip()
    assert kept == f"3:{head().hash}"
    assert terminal.invoke(args=["audit", "verify", "--anchor", kept]).exit_code == 0

    entry = _entry(2)
    tamper("update moderation_log set act = 'pin' where id = :entry", entry=entry)
    wrong = terminal.invoke(args=["audit", "verify"])
    assert wrong.exit_code == 1
    assert wrong.output.startswith(f"rij 2 (logboek {entry}): ")
    plain = terminal.invoke(args=["audit", "verify", "--json"])
    told = json.loads(plain.output)
    assert (plain.exit_code, told["ok"], told["rows"]) == (1, False, 1)
    assert (told["broken"]["number"], told["broken"]["wrong"]) == (2, "hash")


def test_an_anchor_of_another_shape_is_refused(terminal):
    assert terminal.invoke(args=["audit", "verify", "--anchor", "vijf"]).exit_code == 2
