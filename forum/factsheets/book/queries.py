"""Reading what goes into the e-books, and which there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from forum.core.db import db
from forum.factsheets.book.books import Book, BookKind, Chapter
from forum.factsheets.models import (
    ArticleImport,
    Ebook,
    FactSheet,
    PublishedSource,
    Reference,
    SheetVersion,
)
from forum.factsheets.policy import is_read
from forum.factsheets.rows import is_current, is_signed
from forum.factsheets.statuses import TROUBLED
from forum.factsheets.views import claim, reference


@dataclass(frozen=True)
class EbookLine:
    """One that can be fetched. `name` is that of its file."""

    kind: BookKind
    digest: str
    fingerprint: str
    size: int
    edition: datetime

    @property
    def name(self) -> str:
        return f"ebook-{self.fingerprint}.{self.kind.value}"


def collect() -> Book:
    """Every sheet that readers read, by title: the same for everyone."""
    troubles: dict[int, dict[int, str]] = {}
    for sheet_id, number, status in db.session.execute(_troubled()):
        troubles.setdefault(sheet_id, {})[number] = status
    rows = db.session.execute(_chapters()).all()
    return Book([_show(row, troubles.get(row.FactSheet.id, {})) for row in rows])


def ebooks() -> dict[str, EbookLine]:
    """Those that were made, by their kind."""
    rows = db.session.scalars(select(Ebook)).all()
    found = [
        EbookLine(BookKind(row.kind), row.digest, row.fingerprint, row.size, row.edition)
        for row in rows
    ]
    return {line.kind.value: line for line in sorted(found, key=lambda line: line.kind)}


def _chapters() -> Any:
    return (
        select(SheetVersion, FactSheet, ArticleImport.source_url, is_signed().label("is_signed"))
        .join(FactSheet, is_current())
        .outerjoin(ArticleImport, ArticleImport.id == FactSheet.import_id)
        .where(is_read())
        .order_by(SheetVersion.title, FactSheet.id)
    )


def _troubled() -> Any:
    return (
        select(PublishedSource.sheet_id, PublishedSource.number, Reference.status)
        .join(Reference, Reference.id == PublishedSource.reference_id)
        .where(Reference.status.in_([status.value for status in TROUBLED]))
    )


def _show(row: Any, troubles: dict[int, str]) -> Chapter:
    version: SheetVersion = row.SheetVersion
    references = [reference(data) for data in version.references]
    return Chapter(
        slug=row.FactSheet.slug,
        title=version.title,
        summary=version.summary,
        html=version.html,
        claims=[claim(data, references) for data in version.claims],
        references=references,
        version=version.number,
        published_at=version.published_at,
        review_due=version.review_due,
        origin=row.FactSheet.origin,
        source_url=row.source_url,
        call_now=version.call_now,
        medically_reviewed=row.is_signed,
        troubles=dict(sorted(troubles.items())),
    )
