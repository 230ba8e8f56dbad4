"""The book as PDF, with contents, bookmarks and tags for who has it read aloud."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from forum.core.paper import fetch_nothing, weasyprint
from forum.factsheets.book.books import Book
from forum.jobs.ebook import pages

LAYING_OUT = "Creating layout - Page"


def write_pdf(book: Book, edition: datetime, tell: Callable[[], None]) -> bytes:
    """`tell` is called after each chapter and each page. Raises OSError where the system has no
    libraries to draw text with."""
    CSS, HTML = weasyprint()
    texts = []
    for _chapter, text in pages.chapters(book):
        texts.append(Markup(text))  # noqa: S704  rendered just now
        tell()
    whole = pages.frame(
        "pdf",
        book=book,
        edition=edition,
        chapters=texts,
        front=Markup(pages.front(book, edition)),  # noqa: S704
        back=Markup(pages.back(book, edition)),  # noqa: S704
    )
    style = CSS(string=Path(__file__).with_name("pdf.css").read_text("utf-8"))
    with _listening(tell):
        document = HTML(string=whole, url_fetcher=fetch_nothing)
        content: bytes = document.write_pdf(
            stylesheets=[style], pdf_tags=True, pdf_identifier=book.digest.encode()
        )
    return content


@contextmanager
def _listening(tell: Callable[[], None]) -> Iterator[None]:
    """Pages are told of nowhere but in the log of what makes them."""
    log = logging.getLogger("weasyprint.progress")
    ear, level, passes_on = _Ear(tell), log.level, log.propagate
    log.addHandler(ear)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(ear)
        log.setLevel(level)
        log.propagate = passes_on


class _Ear(logging.Handler):
    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        if LAYING_OUT in str(record.msg):
            self._tell()
