"""When an e-book is made anew, and which one can be fetched meanwhile: always the last whole one.

What it is made of is held against what the newest was made of, so that any change of any sheet
counts, and many at once are one. Several workers may do this beside each other.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from re import fullmatch

from flask import current_app
from flask_babel import force_locale

from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.files import Store
from forum.factsheets.book.books import Book, BookKind
from forum.factsheets.book.queries import EbookLine, collect, ebooks
from forum.factsheets.service.ebooks import drop_ebook, keep_ebook
from forum.jobs.ebook.epub import write_epub
from forum.jobs.ebook.pdf import write_pdf

log = logging.getLogger(__name__)

Maker = Callable[[Book, datetime, Callable[[], None]], bytes]
MAKERS: dict[BookKind, Maker] = {BookKind.EPUB: write_epub, BookKind.PDF: write_pdf}
OURS = r"ebook-[0-9a-f]{64}\.(epub|pdf)(\..*)?"
PATIENCE = timedelta(hours=1)  # before what failed is tried again
LINGERS = timedelta(days=1)  # who is fetching the one before gets it whole

_failed: dict[tuple[BookKind, str], datetime] = {}
_there: set[str] = set()  # files that this process has seen


def keep_ebooks() -> None:
    """Make those that are behind. Safe to do twice, and beside another worker."""
    book, kept = collect(), ebooks()
    let_go()
    for kind in MAKERS:
        if not book.chapters:
            _drop(kind, kept)
        elif _is_due(kind, digest_of(book), kept.get(kind)):
            _attempt(kind, book, edition_of(book, kept))


def make_ebooks(
    tell: Callable[[], None], *, only: BookKind, edition: datetime, book: Book
) -> bytes:
    """One as it would be made now, for outside a transaction. `tell` is called as it goes on."""
    with force_locale("nl"):
        return MAKERS[only](book, edition, tell)


def keep(kind: BookKind, book: Book, edition: datetime, content: bytes) -> bool:
    """Whether it can be fetched from now on: not when a sheet changed while it was made."""
    made = EbookLine(kind, digest_of(book), sha256(content).hexdigest(), len(content), edition)
    _store().put(made.name, content)
    with transaction():
        is_newest = digest_of(collect()) == made.digest
        if is_newest:
            keep_ebook(made)
    _tidy()
    return is_newest


def digest_of(book: Book) -> str:
    """Of all that shows in it: its sheets, its form, and where its links lead."""
    site = str(current_app.config["BASE_URL"])
    return sha256("\n".join((book.digest, _form(), site)).encode()).hexdigest()


def edition_of(book: Book, kept: dict[str, EbookLine]) -> datetime:
    """The day that this very content was first made, or else today."""
    known = [line.edition for line in kept.values() if line.digest == digest_of(book)]
    return min(known, default=clock.now().replace(hour=12, minute=0, second=0, microsecond=0))


def _is_due(kind: BookKind, digest: str, line: EbookLine | None) -> bool:
    if line is not None and line.digest == digest and _is_there(line.name):
        return False
    failed = _failed.get((kind, digest))
    return failed is None or not failed <= clock.now() < failed + PATIENCE


def _attempt(kind: BookKind, book: Book, edition: datetime) -> None:
    """One that fails leaves the last one where it is, and holds up nobody."""
    try:
        content = make_ebooks(lambda: None, only=kind, edition=edition, book=book)
        keep(kind, book, edition, content)
    except Exception:
        _failed[kind, digest_of(book)] = clock.now()
        log.exception("the e-book was not made: %s", kind)


def _drop(kind: BookKind, kept: dict[str, EbookLine]) -> None:
    if kind in kept:
        with transaction():
            drop_ebook(kind)
        _tidy()


def _is_there(name: str) -> bool:
    """A database that was put back from a backup may know of files that are gone."""
    if name not in _there:
        try:
            _store().get(name)
        except FileNotFoundError:
            return False
        _there.add(name)
    return True


def _tidy() -> None:
    """Files that nobody can fetch any more."""
    names = {line.name for line in ebooks().values()}
    let_go()
    for name in list(_store().kept_before(clock.now() - LINGERS)):
        if fullmatch(OURS, name) and name not in names:
            _store().remove(name)


@cache
def _form() -> str:
    """What the book looks like in this release."""
    templates = Path(str(current_app.root_path)).parent / "templates" / "ebook"
    own = Path(__file__).parent
    files = sorted([*templates.glob("*.*ml"), *own.glob("*.css"), *own.glob("*.py")])
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _store() -> Store:
    store: Store = current_app.extensions["store"]
    return store
