"""The e-book of all fact sheets, as it was last made. For everyone, and without an address."""

from typing import Any

from flask import Blueprint, Response, request

from forum.core.db import let_go
from forum.core.errors import Unavailable
from forum.core.i18n import _
from forum.factsheets.book.books import BookKind
from forum.factsheets.book.queries import EbookLine, ebooks
from forum.web.pictures import store

bp = Blueprint("ebook", __name__)

KINDS = {BookKind.EPUB: "application/epub+zip", BookKind.PDF: "application/pdf"}
WAIT = "60"  # seconds: the worker looks every minute
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
TRIES = 2  # the file may be replaced between looking it up and reading it


class NotMade(Unavailable):
    """None was made yet, or none can be made here."""

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": WAIT}


@bp.get("/ebook.epub")
def epub() -> Response:
    return _fetch(BookKind.EPUB)


@bp.get("/ebook.pdf")
def pdf() -> Response:
    return _fetch(BookKind.PDF)


@bp.app_context_processor
def _on_pages() -> dict[str, Any]:
    return {"ebooks": ebooks}


def _fetch(kind: BookKind) -> Response:
    for _try in range(TRIES):
        line = ebooks().get(kind.value)
        let_go()
        if line is None:
            break
        try:
            return _file(line, store().get(line.name))
        except FileNotFoundError:
            continue
    raise NotMade(_("Dit e-book wordt nog gemaakt. Probeer het over een paar minuten opnieuw."))


def _file(line: EbookLine, content: bytes) -> Response:
    response = Response(content, mimetype=KINDS[line.kind])
    name = f"factsheets-ruggespraak-{line.edition:%Y-%m-%d}.{line.kind.value}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Security-Policy"] = POLICY
    response.set_etag(line.fingerprint)
    response.make_conditional(request)
    return response
