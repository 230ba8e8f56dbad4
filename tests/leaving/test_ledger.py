"""What was erased is written down outside the database, and what is written down holds."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from forum.accounts.models import Member
from forum.accounts.service import erasing as accounts
from forum.core import clock
from forum.core.db import db, transaction
from forum.core.errors import Invalid
from forum.jobs import erasing
from forum.jobs.erasing import erase_due
from forum.leaving import ledger
from forum.leaving.ledger import UNDONE, Entry
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave
from tests import make
from tests.leaving.marked import tombstone

COMMAND = ["accounts", "reapply-erasures"]


def _go(member_id: int, time, mode: Mode = Mode.EVERYTHING) -> None:
    with transaction():
        leave(make.viewer(tombstone(member_id)), mode)
    time.pass_time(days=7)
    erase_due()


def _path(site) -> Path:
    return site.config["ERASURE_LEDGER"]


def _reapply(site):
    return site.test_cli_runner().invoke(args=COMMAND)


def _bring_back(member_id: int, joined_at) -> None:
    """The row as a backup would have it."""
    with transaction():
        member = tombstone(member_id)
        member.username, member.erased_at, member.joined_at = "Weer", None, joined_at


def test_the_ledger_says_which_row_and_nothing_of_whose(open_site, time):
    with transaction():
        member = make.member(username="Wilma", email="wilma@example.org")
    joined = member.joined_at
    _go(member.id, time, Mode.ANONYMISE)

    (entry,) = ledger.erased(_path(open_site))
    assert (entry.member_id, entry.mode) == (member.id, "anonymise")
    assert entry.mark == ledger.mark(member.id, joined)
    assert "wilma" not in _path(open_site).read_text().lower()
    assert _path(open_site).stat().st_mode & 0o777 == 0o600


def test_another_member_with_that_number_is_left_alone(open_site, time):
    with transaction():
        member = make.member()
    joined = member.joined_at
    _go(member.id, time)
    _bring_back(member.id, joined + timedelta(seconds=1))
    assert _reapply(open_site).output == "0 opnieuw gewist.\n"
    _bring_back(member.id, joined)
    assert _reapply(open_site).output == "1 opnieuw gewist.\n"
    assert tombstone(member.id).username.startswith("Verwijderd lid ")


@pytest.mark.parametrize(
    "broken",
    [
        "geen json", "{}", "[]", "null", '{"member_id": 1}',
        '{"member_id": "1", "mark": "a", "mode": "everything", "at": "b"}',
        '{"member_id": 1, "mark": "a", "mode": "half", "at": "b"}',
    ],
)  # fmt: skip
def test_a_ledger_that_cannot_be_read_does_nothing_at_all(open_site, time, broken):
    with transaction():
        member = make.member()
    joined = member.joined_at
    _go(member.id, time)
    _bring_back(member.id, joined)
    with _path(open_site).open("a") as file:
        file.write(broken)

    done = _reapply(open_site)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: Regel 2 van het wisregister is niet leesbaar. Er is niets gewist.\n"
    )
    assert tombstone(member.id).erased_at is None


def test_without_a_ledger_there_is_nothing_to_do(open_site):
    assert _reapply(open_site).output == "0 opnieuw gewist.\n"


def test_a_line_that_was_cut_off_does_not_spoil_the_next(tmp_path):
    path, entry = tmp_path / "new" / "ledger.jsonl", Entry(1, "a", "everything", "b")
    ledger.append(path, entry)
    with path.open("a") as file:
        file.write('{"member_id": 2, "ma')
    ledger.append(path, entry)
    with pytest.raises(Invalid, match="Regel 2"):
        ledger.erased(path)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], lines[2]]))
    assert ledger.erased(path) == [entry]


def test_what_the_database_did_not_keep_does_not_count(tmp_path):
    path, entry = tmp_path / "ledger.jsonl", Entry(1, "a", "everything", "b")
    ledger.append(path, entry)
    ledger.append(path, Entry(1, "a", UNDONE, "c"))
    assert ledger.erased(path) == []
    ledger.append(path, entry)
    assert ledger.erased(path) == [entry]


def _full_disk(monkeypatch) -> None:
    """From the moment something was written down, the database keeps nothing."""
    synced: list[int] = []
    fsync, commit = os.fsync, db.session.commit
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(1), fsync(handle)))

    def fail() -> None:
        if synced:
            raise OSError("no space left")
        commit()

    monkeypatch.setattr(db.session, "commit", fail)


def test_the_line_is_on_the_disk_before_the_database_keeps_it(open_site, time, monkeypatch):
    """And taken back when the database does not."""
    with transaction():
        member = make.member(username="Wilma")
        leave(make.viewer(member), Mode.ANONYMISE)
    time.pass_time(days=7)
    _full_disk(monkeypatch)
    erase_due()
    monkeypatch.undo()

    db.session.expire_all()
    assert db.session.get(Member, member.id).username == "Wilma"
    assert len(_path(open_site).read_text().splitlines()) == 2
    assert ledger.erased(_path(open_site)) == []


def test_one_that_cannot_be_erased_holds_up_nobody(open_site, time, monkeypatch, caplog):
    with transaction():
        first, second = make.member(username="Eerste"), make.member(username="Tweede")
    for member in (first, second):
        with transaction():
            leave(make.viewer(member), Mode.ANONYMISE)
    time.pass_time(days=7)

    def stumble(member_id: int, *, everything: bool) -> None:
        if member_id == first.id:
            raise RuntimeError("Eerste")
        accounts.erase(member_id, everything=everything)

    monkeypatch.setitem(erasing.ROOMS, "accounts", stumble)
    erase_due()
    db.session.expire_all()

    assert tombstone(first.id).username == "Eerste"
    assert tombstone(second.id).erased_at == clock.now()
    assert "not erased: RuntimeError" in caplog.text
    assert "Eerste" not in caplog.records[0].getMessage().partition("\n")[0]
