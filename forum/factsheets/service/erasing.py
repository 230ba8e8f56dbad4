"""What fact sheets say of somebody who left for good, and pins of their threads."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute

from forum.accounts.service.mentioning import mentions_of, take_out
from forum.core.db import db
from forum.factsheets.models import (
    ArticleImport,
    CategoryPin,
    Claim,
    FactSheet,
    Reference,
    ReferenceChange,
    ReferenceFinding,
    SheetStep,
    SheetVersion,
    SignOff,
    ThreadPin,
)
from forum.factsheets.service.talk.forgetting import forget
from forum.threads.models import Thread
from forum.threads.owners import threads_of

# What curators wrote for each other and for readers, of their own acts.
WORDS: tuple[InstrumentedAttribute[Any], ...] = (
    SheetStep.reason,
    SheetVersion.reason,
    FactSheet.withdrawn_reason,
    FactSheet.editor_note,
    ArticleImport.rights,
    Claim.note,
    Reference.status_reason,
    ReferenceChange.reason,
    ReferenceFinding.reason,
    ThreadPin.why,
    CategoryPin.why,
)


def erase(member_id: int, *, everything: bool) -> None:
    """A line that names the member goes, and with `everything` every line of why above their
    threads. Sheets, versions and pins they made themselves stay, under nobody's name."""
    _unsign(member_id)
    forget(member_id, everything=everything)
    mentions = mentions_of(member_id)
    for column in WORDS:
        take_out(column, mentions)
    if everything:
        mine = ThreadPin.thread_id.in_(threads_of(member_id))
        db.session.execute(update(ThreadPin).where(mine).values(why=""))
        gone = select(Thread.id).where(Thread.deleted_at.is_not(None))
        db.session.execute(delete(ThreadPin).where(mine, ThreadPin.thread_id.in_(gone)))


def _unsign(member_id: int) -> None:
    """That somebody of that profession signed stays; who it was does not. Whose sheets they kept
    are nobody's."""
    for table, column in (
        (SignOff, SignOff.member_id),
        (SheetStep, SheetStep.member_id),
        (FactSheet, FactSheet.owner_id),
    ):
        db.session.execute(update(table).where(column == member_id).values({column.key: None}))
