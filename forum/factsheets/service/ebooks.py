"""Which e-book can be fetched: the newest that was made. Done by the worker and the terminal."""

from sqlalchemy import delete

from forum.core.db import db, insert_or
from forum.factsheets.book.books import BookKind
from forum.factsheets.book.queries import EbookLine
from forum.factsheets.models import Ebook


def keep_ebook(made: EbookLine) -> None:
    """In place of the one before it, of whoever made that."""
    facts = {
        "digest": made.digest,
        "fingerprint": made.fingerprint,
        "size": made.size,
        "edition": made.edition,
    }
    row = insert_or(Ebook).values(kind=made.kind.value, **facts)
    db.session.execute(row.on_conflict_do_update(index_elements=["kind"], set_=facts))


def drop_ebook(kind: BookKind) -> None:
    """There is nothing left to read in it."""
    db.session.execute(delete(Ebook).where(Ebook.kind == kind.value))
