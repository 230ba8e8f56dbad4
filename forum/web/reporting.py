"""The page of an import report: what was found in an article, line by line."""

from typing import Any

from flask import render_template, url_for

from forum.core.errors import Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.paging import encode
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import sheets, waiting
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
    "check": _("Wat je moet nakijken"),
    "all": _("Alle regels"),
    "dropped": _("Weggelaten"),
    "told": _("Door jullie bepaald"),
}
SLIPS: dict[str, Text] = {"open": _("Open"), "decided": _("Beslist")}
PARTS: dict[str, Text] = {
    "title": _("titel"),
    "body": _("tekst"),
    "claims": _("beweringen"),
    "sources": _("bronnen"),
}
MOST_TOLD = 10  # warnings that the page names itself; the rest is a list away
MOST_FOLDED = 50  # the same of lines left out, which are folded
MOST_CHANGED = 30_000  # characters of what changed since the version before
FEW_CHANGED = 1_000  # of those, that stand there unfolded


def report_page(
    import_id: int, asked: dict[str, Any], form: Form | None = None, correction: Form | None = None
) -> str:
    """`form` is that of the rights and `correction` that of a text correction, come back."""
    found = imports.get_import(viewer(), import_id)
    part = asked["part"] or ("lines" if asked["after"] or asked["line"] else "")
    try:
        parts = _sheets(found, asked, part) | _slips(found, asked, part)
        parts |= _lines(import_id, asked, part)
    except Invalid as error:
        raise NotFound(_("Deze pagina bestaat niet.")) from error
    return render_template(
        "moderation/report.html",
        found=found,
        report=found.report,
        most=MOST_TOLD,
        most_folded=MOST_FOLDED,
        part=part,
        seen={name: asked[name] for name in ("part", "after", "show", "slips")},
        form=form or _rights_form(found),
        correction=correction or Form(),
        part_names=PARTS,
        **parts,
        **(_changes(found) if not part else {}),
    )


def _sheets(found: ImportView, asked: dict[str, Any], part: str) -> dict[str, Any]:
    if part not in ("", "sheets"):
        return {}
    page = sheets.page_of_sheets(viewer(), found, after=asked["after"])
    return {
        "drafts": page.items,
        "draft_count": sheets.count_sheets(viewer(), found),
        "more_drafts": _more(found.id, "sheets", page.next),
    }


def _slips(found: ImportView, asked: dict[str, Any], part: str) -> dict[str, Any]:
    if part not in ("", "corrections"):
        return {}
    show, also = asked["slips"], asked["decided"]
    page = waiting.page_of_corrections(
        viewer(), found.id, show=show, also=also, after=asked["after"]
    )
    return {
        "corrections": page.items,
        "slips": show,
        "slip_names": SLIPS,
        "slip_counts": waiting.count_corrections(viewer(), found.id),
        "more_corrections": _more(found.id, "corrections", page.next, slips=show),
    }


def _more(import_id: int, part: str, after: str | None, **seen: str) -> str | None:
    place: dict[str, Any] = {"import_id": import_id, "part": part, "after": after}
    return after and url_for("curation.report", **place | seen)


def _rights_form(found: ImportView) -> Form:
    return Form(
        {
            "rights": found.rights or "",
            "source_url": found.source_url or "",
            "confirmed": "1" if found.rights_at else "",
        }
    )


def _changes(found: ImportView) -> dict[str, Any]:
    """As much as a page can show."""
    pieces, room = [], MOST_CHANGED
    for piece in imports.changes(viewer(), found):
        room -= len(piece.text) if piece.kind != "skipped" else 0
        if room < 0:
            break
        pieces.append(piece)
    return {"changes": pieces, "is_short": MOST_CHANGED - room <= FEW_CHANGED}


def _lines(import_id: int, asked: dict[str, Any], part: str) -> dict[str, Any]:
    """Those to look at, unless it is asked otherwise or for a line by its number."""
    if part not in ("", "lines"):
        return {}
    after, line = asked["after"], asked["line"]
    show = asked["show"] or ("check" if line is None else "all")
    if line is not None and 0 < line < 2**31:
        after = encode(BY_NUMBER.kind, [line - 1])
    page = imports.page_of_lines(viewer(), import_id, show=show, also=asked["told"], after=after)
    return {
        "lines": [_shown(found) for found in page.items],
        "show": show,
        "after": after or "",
        "more_url": _more(import_id, "lines", page.next, show=show),
        "shown": SHOWN,
        "line_counts": imports.count_lines(viewer(), import_id),
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
