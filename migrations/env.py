"""Runs migrations with the application's own connection, one process at a time."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from forum.core.db import UTCDateTime
from forum.search.models import is_mapped

LOCK = 7_265_834_001  # any number that nothing else in the database locks

database = current_app.extensions["migrate"].db
settings = current_app.extensions["migrate"].configure_args
metadata = database.metadatas[None]


def render_item(kind: str, item: Any, _context: Any) -> str | bool:
    """A migration must not change when our own types do."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def offline() -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    context.configure(
        url=url, target_metadata=metadata, literal_binds=True, render_item=render_item, **settings
    )
    with context.begin_transaction():
        context.run_migrations()


def online() -> None:
    with database.engine.connect() as connection:
        prepare(connection)
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_item=render_item,
            include_object=is_mapped,
            **settings,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        finish(connection)


def prepare(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        check_references(connection, "off")
    else:
        # Building an index takes as long as it takes; a second process waits for the first.
        connection.execute(text("set statement_timeout = 0"))
        connection.execute(text("set lock_timeout = 0"))
        connection.execute(text("set idle_in_transaction_session_timeout = 0"))
        connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.commit()


def finish(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        check_references(connection, "on")
    else:
        connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
        connection.commit()
        connection.invalidate()  # the timeouts were lifted for this connection only


def check_references(connection: Connection, on: str) -> None:
    """SQLite changes a table by rebuilding it, which with foreign keys on empties its children."""
    connection.commit()
    connection.connection.driver_connection.execute(f"pragma foreign_keys={on}")


if context.is_offline_mode():
    offline()
else:
    online()
