"""Looking whether the log is still what it was when it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from forum.core.db import db, let_go
from forum.core.i18n import Text, _
from forum.moderation.audit.links import START, digest_of, hash_of, is_emptied
from forum.moderation.models import ChainHead, ChainLink, LogEntry

BATCH = 500


class Wrong(StrEnum):
    MISSING = "missing"
    ENTRY = "entry"
    PREVIOUS = "previous"
    HASH = "hash"
    WORDS = "words"
    HEAD = "head"
    LOOSE = "loose"
    ANCHOR = "anchor"


TOLD: dict[Wrong, Text] = {
    Wrong.MISSING: _("deze regel ontbreekt"),
    Wrong.ENTRY: _("de regel van het logboek die hierbij hoort, is weg"),
    Wrong.PREVIOUS: _("deze regel sluit niet aan op de vorige"),
    Wrong.HASH: _("de feiten of de controlewaarde zijn veranderd"),
    Wrong.WORDS: _("de woorden zijn veranderd"),
    Wrong.HEAD: _("het einde van de keten is veranderd"),
    Wrong.LOOSE: _("deze regel van het logboek zit niet in de keten"),
    Wrong.ANCHOR: _("hier stond een andere controlewaarde dan je bewaarde"),
}


@dataclass(frozen=True)
class Head:
    """What to keep elsewhere: whoever rewrites the whole chain cannot make this fit."""

    number: int
    hash: str


@dataclass(frozen=True)
class Broken:
    """The first row that is not right. `number` is its place in the chain, if it has one."""

    wrong: Wrong
    number: int | None
    entry_id: int | None = None

    @property
    def told(self) -> Text:
        return TOLD[self.wrong]


@dataclass(frozen=True)
class Report:
    rows: int
    head: Head
    broken: Broken | None = None


def head() -> Head:
    """As it is said to be; of a chain without links its start."""
    row = db.session.execute(select(ChainHead.number, ChainHead.hash)).one_or_none()
    return Head(row.number, row.hash) if row else Head(0, START)


def verify(anchor: Head | None = None) -> Report:
    """For outside a transaction. Lines that are written meanwhile are left for the next time."""
    until, at = head(), Head(0, START)
    for link, entry in _links(until.number):
        if found := _what_is_wrong(at, link, entry):
            return Report(at.number, until, found)
        at = Head(link.number, link.hash)
        if anchor and anchor.number == at.number and anchor.hash != at.hash:
            return Report(at.number, until, Broken(Wrong.ANCHOR, at.number, link.entry_id))
    return Report(at.number, until, _what_is_wrong_after(at, until, anchor))


def _links(until: int) -> Iterator[tuple[ChainLink, LogEntry | None]]:
    """In their order, some at a time, and nothing held open between."""
    past = -1
    query = (
        select(ChainLink, LogEntry)
        .outerjoin(LogEntry, LogEntry.id == ChainLink.entry_id)
        .order_by(ChainLink.number)
        .limit(BATCH)
    )
    while True:
        db.session.expunge_all()
        let_go()
        some = query.where(ChainLink.number > past, ChainLink.number <= until)
        rows = db.session.execute(some).all()
        yield from ((link, entry) for link, entry in rows)
        if len(rows) < BATCH:
            return
        past = rows[-1][0].number


def _what_is_wrong(at: Head, link: ChainLink, entry: LogEntry | None) -> Broken | None:
    if link.number != at.number + 1:
        return Broken(Wrong.MISSING, at.number + 1)
    if entry is None:
        return Broken(Wrong.ENTRY, link.number, link.entry_id)
    wrong = _of_link(at, link, entry)
    return Broken(wrong, link.number, entry.id) if wrong else None


def _of_link(at: Head, link: ChainLink, entry: LogEntry) -> Wrong | None:
    if link.previous != at.hash:
        return Wrong.PREVIOUS
    if link.hash != hash_of(link, entry):
        return Wrong.HASH
    if not is_emptied(link, entry) and link.words != digest_of(entry):
        return Wrong.WORDS
    return None


def _what_is_wrong_after(at: Head, until: Head, anchor: Head | None) -> Broken | None:
    if at.number < until.number:
        return Broken(Wrong.MISSING, at.number + 1)
    if at != until or _is_longer(until):
        return Broken(Wrong.HEAD, until.number)
    if anchor and anchor.number > at.number:
        return Broken(Wrong.ANCHOR, at.number + 1)
    tied = select(ChainLink.entry_id).where(ChainLink.entry_id == LogEntry.id)
    loose = select(LogEntry.id).where(~tied.exists()).order_by(LogEntry.id).limit(1)
    entry_id = db.session.scalar(loose)
    return None if entry_id is None else Broken(Wrong.LOOSE, None, entry_id)


def _is_longer(until: Head) -> bool:
    """Whether links follow what was the end, and the end is still said to be there."""
    further = select(ChainLink.number).where(ChainLink.number > until.number).limit(1)
    return db.session.scalar(further) is not None and head() == until
