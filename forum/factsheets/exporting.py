"""What one member did for the fact sheets, for the member."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.categories.models import Category
from forum.core.i18n import Text, _
from forum.core.sections import Section, in_batches, section
from forum.factsheets.findings import STATUS_NAMES
from forum.factsheets.models import (
    ArticleImport,
    CategoryPin,
    FactSheet,
    Reference,
    ReferenceChange,
    SheetStep,
    SheetVersion,
    SignOff,
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
SET_STATUS = {
    "source": _("Bron"),
    "before": _("Status ervoor"),
    "after": _("Status erna"),
    "reason": _("Reden"),
    "found_at": _("Gezet"),
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


STEP = {
    "sheet": _("Factsheet"),
    "kind": _("Stap"),
    "reason": _("Reden"),
    "at": _("Wanneer"),
}
SIGNED = {
    "sheet": _("Factsheet"),
    "profession": _("Beroep"),
    "signed_at": _("Getekend"),
}
KEPT = {"slug": _("Factsheet"), "title": _("Titel")}


def export(member_id: int) -> Sequence[Section]:
    mine = ArticleImport.imported_by == member_id
    return [
        section(ArticleImport, mine, IMPORT, "article_imports", _("Artikelen die je inlas")),
        _published(member_id),
        _set_statuses(member_id),
        _on_threads(member_id),
        _on_categories(member_id),
        _of_sheets(SheetStep, member_id, STEP, "sheet_steps", _("Wat je met factsheets deed")),
        _of_sheets(SignOff, member_id, SIGNED, "sign_offs", _("Factsheets die je nakeek")),
        section(
            FactSheet,
            FactSheet.owner_id == member_id,
            KEPT,
            "kept_sheets",
            _("Factsheets die je bijhoudt"),
        ),
    ]


def _of_sheets(
    table: type[SheetStep] | type[SignOff],
    member_id: int,
    columns: dict[str, Text],
    name: str,
    title: Text,
) -> Section:
    own = [getattr(table, column) for column in columns if column != "sheet"]
    query = (
        select(FactSheet.slug.label("sheet"), *own)
        .join(FactSheet, FactSheet.id == table.sheet_id)
        .where(table.member_id == member_id)
    )
    return Section(name, title, columns, in_batches(query, table.id))


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


def _set_statuses(member_id: int) -> Section:
    query = (
        select(
            Reference.title.label("source"),
            ReferenceChange.before,
            ReferenceChange.after,
            ReferenceChange.reason,
            ReferenceChange.found_at,
        )
        .join(Reference, Reference.id == ReferenceChange.reference_id)
        .where(ReferenceChange.by_id == member_id)
    )
    rows = in_batches(query, ReferenceChange.id)
    title, words = _("Bronstatussen die je zette"), dict.fromkeys(("before", "after"), STATUS_NAMES)
    return Section("reference_statuses", title, SET_STATUS, rows, words=words)


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
