"""An old backup put back does not bring back who was erased."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import make_url, text

from forum.core import clock
from forum.core.db import Model, db, transaction
from forum.jobs.erasing import erase_due
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave
from tests import make
from tests.core.only import on_postgresql, on_sqlite
from tests.leaving import marked, remains
from tests.leaving.marked import OPENLY, tombstone

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


@on_sqlite
def test_who_was_erased_is_erased_again_from_a_backup(kept_site, time, tmp_path):
    with transaction():
        found = marked.settle()
    file = Path(make_url(kept_site.config["SQLALCHEMY_DATABASE_URI"]).database)
    with sqlite3.connect(file) as database:
        database.execute("vacuum into ?", [str(tmp_path / "backup.db")])
    _go(found.member, time)
    assert remains.found(OPENLY) == []

    _put_back(tmp_path / "backup.db", file)
    assert remains.found(OPENLY) == OPENLY
    assert _reapply(kept_site).output == "1 opnieuw gewist.\n"

    assert remains.found(OPENLY) == []
    assert tombstone(found.member).erased_at == clock.now()
    assert _reapply(kept_site).output == "0 opnieuw gewist.\n"


@on_postgresql
def test_the_same_where_a_backup_is_rows(kept_site, time):
    with transaction():
        found = marked.settle()
    backup = {table: _rows(table) for table in Model.metadata.sorted_tables}
    _go(found.member, time)

    with transaction():
        # As putting back a dump does, before it makes the triggers.
        db.session.execute(text("set local session_replication_role = replica"))
        for table in reversed(Model.metadata.sorted_tables):
            db.session.execute(table.delete())
        for table, rows in backup.items():
            db.session.execute(table.insert(), rows) if rows else None
    assert remains.found(OPENLY) == OPENLY
    assert _reapply(kept_site).output == "1 opnieuw gewist.\n"
    assert remains.found(OPENLY) == []


def _rows(table) -> list[dict]:
    return [dict(row) for row in db.session.execute(table.select()).mappings()]


def _put_back(backup: Path, file: Path) -> None:
    db.session.remove()
    db.engine.dispose()
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    shutil.copyfile(backup, file)
