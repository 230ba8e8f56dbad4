"""The book as EPUB 3: a ZIP of XHTML. The same book gives the same bytes, whenever it is made."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from forum.core.i18n import _
from forum.factsheets.book.books import Book
from forum.jobs.ebook import pages

READING = _("Alleen tekst, met koppen, een inhoudsopgave en verwijzingen naar bronnen.")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can tell
KIND = "application/epub+zip"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def write_epub(book: Book, edition: datetime, tell: Callable[[], None]) -> bytes:
    """`tell` is called after each chapter."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        _add(archive, "mimetype", KIND, ZIP_STORED)
        _add(archive, "META-INF/container.xml", CONTAINER)
        _add(archive, "EPUB/style.css", _style())
        _add_page(archive, "title", pages.TITLE, pages.front(book, edition))
        for chapter, text in pages.chapters(book):
            _add_page(archive, f"sheet-{chapter.slug}", chapter.title, text)
            tell()
        _add_page(archive, "colophon", "Colofon", pages.back(book, edition))
        _add(archive, "EPUB/nav.xhtml", _xml(pages.frame("nav", book=book)))
        identifier = uuid5(NAMESPACE_URL, book.digest).urn
        facts = {"book": book, "edition": edition, "identifier": identifier}
        _add(archive, "EPUB/package.opf", _xml(pages.frame("package.xml", told=READING, **facts)))
    return file.getvalue()


def _add_page(archive: ZipFile, name: str, title: str, body: str) -> None:
    facts = {"page_title": title, "body": Markup(body)}  # noqa: S704  rendered just now
    _add(archive, f"EPUB/{name}.xhtml", _xml(pages.frame("page", **facts)))


def _add(archive: ZipFile, name: str, text: str, compression: int = ZIP_DEFLATED) -> None:
    entry = ZipInfo(name, FIRST_DAY)
    entry.compress_type, entry.create_system, entry.external_attr = compression, 3, 0o644 << 16
    archive.writestr(entry, text.encode())


def _xml(text: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _style() -> str:
    return Path(__file__).with_name("epub.css").read_text("utf-8")
