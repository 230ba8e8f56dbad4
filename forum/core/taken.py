"""Which mail was taken in already, known by keyed digests alone: each counts once, whoever reads
the box, and whenever a process ends between doing and marking."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete
from sqlalchemy.orm import Mapped, mapped_column

from forum.core import clock, vault
from forum.core.db import Model, db, insert_or
from forum.core.i18n import _
from forum.core.retention import removing

KEPT = timedelta(days=60)  # longer than an address to answer at lasts


class TakenMail(Model):
    """That a mail was taken in: never what it said, or whose it was."""

    __tablename__ = "taken_mails"

    digest: Mapped[str] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(index=True)


def take(about: str) -> bool:
    """Whether this is the first time. Two at once take turns."""
    row = {"digest": _digest(about), "taken_at": clock.now()}
    add = insert_or(TakenMail).values(row).on_conflict_do_nothing(index_elements=["digest"])
    return db.session.scalar(add.returning(TakenMail.digest)) is not None


def give_back(about: str) -> None:
    """Nothing came of it: it may be tried again."""
    db.session.execute(delete(TakenMail).where(TakenMail.digest == _digest(about)))


def _digest(about: str) -> str:
    return vault.digest(f"taken mail\0{about}")


def _is_old() -> ColumnElement[bool]:
    return TakenMail.taken_at < clock.now() - KEPT


OLD = removing("taken_mails", _("Welke mail al verwerkt is (60 dagen)"), TakenMail, _is_old)
