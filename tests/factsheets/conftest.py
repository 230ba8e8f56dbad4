"""What tests of e-books share."""

import pytest

from forum.core.db import db
from forum.factsheets.book.books import BookKind
from forum.jobs.ebook import keeping
from tests import make
from tests.quiz import sheets


@pytest.fixture
def written(monkeypatch):
    """What is made, without the seconds that drawing pages takes."""
    made = []

    def write(book, edition, tell):
        made.append(book.digest)
        return f"%PDF {book.digest} {edition}".encode()

    monkeypatch.setitem(keeping.MAKERS, BookKind.PDF, write)
    monkeypatch.setattr(keeping, "_failed", {})
    return made


@pytest.fixture
def publisher(app, written):
    found = make.moderator()
    sheets.sheet(found)
    db.session.commit()
    return found
