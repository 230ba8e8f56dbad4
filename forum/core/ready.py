"""Whether the database answers and has the schema this code was written for."""

from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from forum.core.db import db


def is_ready(head: str) -> bool:
    try:
        connection = db.session.connection()
        return MigrationContext.configure(connection).get_current_revision() == head
    except SQLAlchemyError:
        return False
    finally:
        db.session.rollback()


def is_empty() -> bool:
    """Whether nothing was ever made in it."""
    return not inspect(db.engine).get_table_names()
