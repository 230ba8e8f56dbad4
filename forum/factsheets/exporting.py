"""What one member did for the fact sheets, for the member."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.categories.models import Category
from forum.core.i18n import _
from forum.core.sections import Section, in_batches, section
from forum.factsheets.models import (
    ArticleImport,
    CategoryPin,
    FactSheet,
    SheetVersion,
    TextCorrection,
    ThreadPin,
)

IMPORT = {
    "filename": _("Bestand"),
    "source_url": _("Bron"),
    "rights": _("Rechten"),
    "imported_at": _("Ingelezen"),
}
VERSION = {
    "sheet": _("Factsheet"),
    "number": _("Versie"),
    "reason": _("Reden"),
    "published_at": _("Gepubliceerd"),
}
THREAD_PIN = {
    "sheet": _("Factsheet"),
    "thread_id": _("Bij gesprek nummer"),
    "why": _("Waarom"),
    "pinned_at": _("Vastgezet"),
}
CATEGORY_PIN = {
    "sheet": _("Factsheet"),
    "category": _("Bij categorie"),
    "why": _("Waarom"),
    "pinned_at": _("Vastgezet"),
}


RIGHTS = {
    "filename": _("Bestand"),
    "rights": _("Rechten"),
    "rights_at": _("Bevestigd"),
}
CORRECTION = {
    "import_id": _("Import"),
    "line": _("Regel"),
    "found": _("Wat er staat"),
    "suggestion": _("Wat het moet zijn"),
    "status": _("Wat ermee gebeurde"),
    "decided_at": _("Wanneer"),
}


def export(member_id: int) -> Sequence[Section]:
    mine = ArticleImport.imported_by == member_id
    return [
        section(ArticleImport, mine, IMPORT, "article_imports", _("Artikelen die je inlas")),
        *_of_articles(member_id),
        _published(member_id),
        _on_threads(member_id),
        _on_categories(member_id),
    ]


def _of_articles(member_id: int) -> Sequence[Section]:
    vouched = ArticleImport.rights_by == member_id
    added = TextCorrection.added_by == member_id
    decided = TextCorrection.decided_by == member_id
    return [
        section(ArticleImport, vouched, RIGHTS, "article_rights", _("Rechten die je bevestigde")),
        section(
            TextCorrection,
            added,
            CORRECTION,
            "text_corrections",
            _("Tekstcorrecties die je voorstelde"),
        ),
        section(
            TextCorrection,
            decided,
            CORRECTION,
            "decided_corrections",
            _("Tekstcorrecties waarover je besliste"),
        ),
    ]


def _published(member_id: int) -> Section:
    query = (
        select(
            FactSheet.slug.label("sheet"),
            SheetVersion.number,
            SheetVersion.reason,
            SheetVersion.published_at,
        )
        .join(FactSheet, FactSheet.id == SheetVersion.sheet_id)
        .where(SheetVersion.published_by == member_id)
    )
    rows = in_batches(query, SheetVersion.id)
    return Section("published_sheets", _("Factsheets die je publiceerde"), VERSION, rows)


def _on_threads(member_id: int) -> Section:
    query = (
        select(
            FactSheet.slug.label("sheet"),
            ThreadPin.thread_id,
            ThreadPin.why,
            ThreadPin.pinned_at,
        )
        .join(FactSheet, FactSheet.id == ThreadPin.sheet_id)
        .where(ThreadPin.pinned_by == member_id)
    )
    rows = in_batches(query, ThreadPin.id)
    return Section("thread_pins", _("Factsheets die je bij gesprekken zette"), THREAD_PIN, rows)


def _on_categories(member_id: int) -> Section:
    query = (
        select(
            FactSheet.slug.label("sheet"),
            Category.slug.label("category"),
            CategoryPin.why,
            CategoryPin.pinned_at,
        )
        .join(FactSheet, FactSheet.id == CategoryPin.sheet_id)
        .join(Category, Category.id == CategoryPin.category_id)
        .where(CategoryPin.pinned_by == member_id)
    )
    rows = in_batches(query, CategoryPin.id)
    return Section(
        "category_pins", _("Factsheets die je bij categorieën zette"), CATEGORY_PIN, rows
    )
