"""What one member did for the fact sheets, for the member."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import Text, _
from forum.core.sections import Section, in_batches, section
from forum.factsheets.models import (
    ArticleImport,
    FactSheet,
    Reference,
    ReferenceChange,
    SheetStep,
    SheetVersion,
    SignOff,
    TextCorrection,
)
from forum.factsheets.statuses import NAMES

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
        _set_statuses(member_id),
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
    title, words = _("Bronstatussen die je zette"), dict.fromkeys(("before", "after"), NAMES)
    return Section("reference_statuses", title, SET_STATUS, rows, words=words)
