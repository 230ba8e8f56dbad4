"""What SQLite must be told before it does what PostgreSQL does unasked."""

from collections.abc import Callable
from sqlite3 import Connection as Driver

from sqlalchemy import Connection, Engine, event

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
