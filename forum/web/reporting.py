"""The page of an import report: what was found in an article, line by line."""

from typing import Any

from flask import render_template, url_for

from forum.core.errors import Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.paging import encode
from forum.factsheets import queries
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import waiting
from forum.factsheets.imports.queries import BY_NUMBER, ImportView, LineView
from forum.web.forms import Form
from forum.web.page import viewer

KINDS: dict[str, Text] = {
    "heading": _("kop"),
    "subheading": _("tussenkop"),
    "paragraph": _("alinea"),
    "callout": _("uitgelichte zin"),
    "bullet": _("punt in een lijst"),
    "reference": _("bron"),
    "faq_answer": _("antwoord"),
    "faq_question": _("vraag"),
    "call-to-action": _("oproep (weglaten)"),
    "slogan": _("slogan (weglaten)"),
    "blank": _("lege regel"),
}
PLACES: dict[str, Text] = {
    "references": _("bronnen"),
    "dropped": _("weggelaten"),
    "blank": "",  # type: ignore[dict-item]
}
SHOWN: dict[str, Text] = {
    "all": _("Alle regels"),
    "check": _("Wat je moet nakijken"),
    "dropped": _("Weggelaten"),
    "told": _("Door jullie bepaald"),
}
MOST_TOLD = 50  # warnings and lines left out that the page names itself; the rest is a list away
MOST_CHANGED = 30_000  # characters of what changed since the version before


def report_page(
    import_id: int, asked: dict[str, Any], form: Form | None = None, correction: Form | None = None
) -> str:
    """`form` is that of the rights and `correction` that of a text correction, come back."""
    found = imports.get_import(viewer(), import_id)
    is_first = not (asked["after"] or asked["line"])
    return render_template(
        "moderation/report.html",
        found=found,
        report=found.report,
        most=MOST_TOLD,
        drafts=queries.sheets_of_import(viewer(), import_id) if is_first else [],
        states=waiting.states_of_sheets(viewer(), import_id) if is_first else {},
        corrections=waiting.corrections_of_import(viewer(), import_id) if is_first else [],
        changes=_changes(found) if is_first else [],
        form=form or _rights_form(found),
        correction=correction or Form(),
        is_first=is_first,
        **_lines(import_id, asked),
    )


def _rights_form(found: ImportView) -> Form:
    return Form(
        {
            "rights": found.rights or "",
            "source_url": found.source_url or "",
            "confirmed": "1" if found.rights_at else "",
        }
    )


def _changes(found: ImportView) -> list[Any]:
    """As much as a page can show."""
    pieces, room = [], MOST_CHANGED
    for piece in imports.changes(viewer(), found):
        room -= len(piece.text) if piece.kind != "skipped" else 0
        if room < 0:
            break
        pieces.append(piece)
    return pieces


def _lines(import_id: int, asked: dict[str, Any]) -> dict[str, Any]:
    after, line = asked["after"], asked["line"]
    if line is not None and 0 < line < 2**31:
        after = encode(BY_NUMBER.kind, [line - 1])
    try:
        page = imports.page_of_lines(viewer(), import_id, show=asked["show"], after=after)
    except Invalid as error:
        raise NotFound(_("Deze pagina bestaat niet.")) from error
    more = page.next and url_for(
        "curation.report", import_id=import_id, show=asked["show"], after=page.next
    )
    return {
        "lines": [_shown(found) for found in page.items],
        "show": asked["show"],
        "after": after or "",
        "more_url": more,
        "shown": SHOWN,
        "kinds": {name: label for name, label in KINDS.items() if name != "blank"},
    }


def _shown(line: LineView) -> dict[str, Any]:
    return {
        "number": line.number,
        "kind": line.kind,
        "kind_label": KINDS.get(line.kind, line.kind),
        "place": line.sheet or PLACES.get(line.place, line.place),
        "text": line.text,
        "reason": line.reason,
        "remark": line.remark,
        "is_sure": line.confidence == "sure" or line.is_told,
        "is_told": line.is_told,
        "is_dropped": line.place == "dropped",
    }
