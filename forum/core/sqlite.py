"""What SQLite must be told before it does what PostgreSQL does unasked."""

import logging
from collections.abc import Callable
from sqlite3 import Connection as Driver
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, event

log = logging.getLogger(__name__)

# `synchronous=normal` in WAL keeps every committed row through a crash of the program;
# a power cut may lose the last commits, never half of one.
SETTINGS = (
    "foreign_keys=on",
    "journal_mode=wal",
    "synchronous=normal",
    "busy_timeout=5000",
    "secure_delete=on",
)


def prepare(engine: Engine, only_reads: Callable[[], bool]) -> None:
    """Real transactions, checked foreign keys, and writers that wait for each other."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def set_up(driver: Driver, _record: object) -> None:
        driver.isolation_level = None  # or the driver decides when a transaction begins
        for setting in SETTINGS:
            driver.execute(f"pragma {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its turn at once: two that read first would overwrite each other.
        connection.exec_driver_sql("BEGIN" if only_reads() else "BEGIN IMMEDIATE")


def scrub(engine: Engine | Connection) -> bool:
    """Leave no byte of what was deleted, in the file or in its log.

    For outside a transaction. False when others were busy, so that it is to be tried again.
    """
    if engine.dialect.name != "sqlite":
        return True
    if isinstance(engine, Connection):
        return False  # somebody's transaction: what it deleted may yet come back
    connection = engine.raw_connection()
    try:
        return _rebuild(connection.driver_connection)
    except OperationalError as busy:
        log.info("the database is rebuilt another time: %s", busy)
        return False
    finally:
        connection.close()


def _rebuild(driver: Any) -> bool:
    """Rebuilding writes the log again, so that is emptied last; and first, or its old pages
    would stay as long as somebody reads."""
    driver.execute("pragma wal_checkpoint(truncate)")
    _merge_indexes(driver)
    driver.execute("vacuum")
    (is_busy, *_pages) = driver.execute("pragma wal_checkpoint(truncate)").fetchone()
    return not is_busy


def _merge_indexes(driver: Any) -> None:
    """An index of words only notes that some of them went, until all of it is written anew."""
    found = driver.execute("select name from sqlite_schema where sql like '%using fts5(%'")
    for (name,) in found.fetchall():
        driver.execute(f"insert into {name} ({name}) values ('optimize')")  # noqa: S608
