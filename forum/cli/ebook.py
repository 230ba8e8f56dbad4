from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from forum.cli.command import Command, need_database
from forum.core.db import let_go
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.factsheets.book.books import Book, BookKind
from forum.factsheets.book.queries import collect, ebooks
from forum.jobs.ebook import MAKERS, edition_of, keep, make_ebooks

PAGES = 3  # about as many to a sheet, gone through twice: for how far the bar is
# What draws the PDF, on Debian.
LIBRARIES = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"


@click.command("ebook", cls=Command)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="De map voor de bestanden. Zonder: op de site, zoals de worker het doet.",
)
@with_appcontext
def command(out: Path | None) -> None:
    """Maak het e-book van de gepubliceerde factsheets, als EPUB en als PDF."""
    need_database()
    book, kept = collect(), ebooks()
    let_go()
    if not book.chapters:
        raise Conflict(_("Er zijn nog geen gepubliceerde factsheets."))
    edition = edition_of(book, kept)
    for kind in MAKERS:
        content = _make(kind, book, edition)
        where = _write(out, kind, edition, content) if out else None
        if where is None:
            keep(kind, book, edition, content)
        click.echo(f"{kind.value}\t{len(content)}\t{where or 'site'}")


def _make(kind: BookKind, book: Book, edition: datetime) -> bytes:
    sheets = len(book.chapters)
    steps = sheets if kind == BookKind.EPUB else sheets * (1 + 2 * PAGES)
    with click.progressbar(length=steps, label=kind.value.upper()) as bar:
        try:
            content = make_ebooks(lambda: bar.update(1), only=kind, edition=edition, book=book)
        except OSError as error:
            told = _("De PDF is niet gemaakt: %(command)s ontbreekt.", command=LIBRARIES)
            raise Conflict(told) from error
        bar.update(steps)
    return content


def _write(out: Path, kind: BookKind, edition: datetime, content: bytes) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"factsheets-ruggespraak-{edition:%Y-%m-%d}.{kind.value}"
    path.write_bytes(content)
    return path
