"""A log to tamper with, and how somebody would who has the database."""

from sqlalchemy import text

from forum.core.db import db, transaction
from forum.moderation import service
from forum.moderation.acts import Act
from tests import make

GUARDED = ("moderation_chain", "moderation_log")
TRIGGERS = "select name from sqlite_master where type = 'trigger'"


def acts(count: int) -> None:
    """So many lines in the log, each tied to the one before it."""
    keeper = make.viewer(make.moderator())
    thread_id = make.thread().thread_id
    for number in range(count):
        act = Act.UNLOCK if number % 2 else Act.LOCK
        with transaction():
            service.act_on_thread(keeper, act, thread_id, reason=f"Reden {number + 1}")


def tamper(*statements: str, **values: object) -> None:
    """Change what the database guards, as its owner could. `values` are those after a colon."""
    unguard()
    for statement in statements:
        db.session.execute(text(statement), values)
    db.session.commit()
    db.session.expire_all()


def unguard() -> None:
    if db.engine.dialect.name == "sqlite":
        for name in db.session.scalars(text(TRIGGERS)).all():
            db.session.execute(text(f"drop trigger {name}"))
        db.session.execute(text("pragma defer_foreign_keys = on"))
    else:
        for table in GUARDED:
            db.session.execute(text(f"alter table {table} disable trigger all"))
