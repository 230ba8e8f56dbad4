"""Tying lines of the log to the chain, one after another."""

from sqlalchemy import select

from forum.core.db import db, insert_or
from forum.core.ids import new_token
from forum.moderation.audit.links import START, digest_of, hash_of
from forum.moderation.models import ChainHead, ChainLink, LogEntry
from forum.threads.reasons import TITLES

ONLY = 1  # the head is one row
AT_ONCE = 500


def chain(entry_id: int) -> None:
    """Tie a line to the last one. Others that would wait until this is kept, or is not."""
    entry = db.session.get(LogEntry, entry_id)
    if entry is not None:  # what was taken back together with its line leaves none
        _add(_hold_head(), entry)


def chain_missing() -> int:
    """Tie the lines of a release that did not know of the chain. Returns how many, at most 500."""
    head = _hold_head()
    tied = select(ChainLink.entry_id).where(ChainLink.entry_id == LogEntry.id)
    loose = select(LogEntry).where(~tied.exists()).order_by(LogEntry.id).limit(AT_ONCE)
    entries = db.session.scalars(loose).all()
    for entry in entries:
        _add(head, entry)
    return len(entries)


def _hold_head() -> ChainHead:
    held = select(ChainHead).with_for_update().execution_options(populate_existing=True)
    head = db.session.scalar(held)
    if head is not None:
        return head
    first = insert_or(ChainHead).values(id=ONLY, number=0, hash=START)
    db.session.execute(first.on_conflict_do_nothing())
    return db.session.scalars(held).one()


def _add(head: ChainHead, entry: LogEntry) -> None:
    entry.salt = entry.salt or new_token()
    link = ChainLink(
        number=head.number + 1,
        entry_id=entry.id,
        code=entry.reason if entry.reason in TITLES else None,
        words=digest_of(entry),
        previous=head.hash,
    )
    link.hash = hash_of(link, entry)
    head.number, head.hash = link.number, link.hash
    db.session.add(link)
    db.session.flush()
