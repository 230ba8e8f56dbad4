from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import ForumError, Invalid
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.core.schemas import storable
from forum.factsheets import drafts, queries, service
from forum.factsheets.policy import may_curate
from forum.factsheets.schemas import ImportForm
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("curation", __name__, url_prefix="/moderation/factsheets")

KINDS: dict[str, Text] = {
    "heading": _("kop"),
    "paragraph": _("alinea"),
    "callout": _("uitgelichte zin"),
    "bullet": _("punt in een lijst"),
    "reference": _("bron"),
    "faq_answer": _("antwoord"),
    "faq_question": _("vraag"),
    "call-to-action": _("oproep"),
    "slogan": _("slogan"),
    "blank": _("lege regel"),
}
PLACES: dict[str, Text] = {
    "references": _("bronnen"),
    "dropped": _("weggelaten"),
    "blank": _("lege regel"),
}


@bp.get("")
def index() -> str:
    require(may_curate(viewer()))
    return render_template(
        "moderation/factsheets.html",
        drafts=queries.draft_sheets(viewer()),
        published=queries.published_sheets(viewer()),
        imports=drafts.imports(viewer()),
    )


@bp.get("/import")
def import_page() -> str:
    require(may_curate(viewer()))
    return _import_page(Form())


@bp.post("/import")
def import_article() -> ResponseReturnValue:
    require(may_curate(viewer()))
    form = read_form(ImportForm)
    if form.errors:
        return _import_page(form), 422
    try:
        with transaction():
            found = _import(form)
    except ForumError as error:
        return _import_page(form.blame(error, otherwise="file")), error.status
    if not found.is_new:
        tell(_("Dit bestand was al geïmporteerd. Er is niets veranderd."))
    return redirect(url_for("curation.report", import_id=found.id), 303)


@bp.get("/imports/<id:import_id>")
def report(import_id: int) -> str:
    found = drafts.get_import(viewer(), import_id)
    return render_template(
        "moderation/report.html",
        report=found.report,
        drafts=queries.sheets_of_import(viewer(), import_id),
        lines=[_shown(line) for line in drafts.source_lines(viewer(), import_id)],
    )


def _import(form: Form) -> service.Imported:
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        missing = _("Kies een bestand.")
        raise Invalid(missing, errors={"file": [missing]})
    return service.import_article(
        viewer(),
        upload.read(),
        filename=storable(upload.filename)[:200],
        source_url=form.data["source_url"],
        rights=form.data["rights"] or None,
        strict=not form.data["lenient"],
    )


def _shown(line: drafts.PlacedLine) -> dict[str, object]:
    return {
        "number": line.number,
        "kind_label": KINDS.get(line.kind, line.kind),
        "place": line.sheet or PLACES.get(line.place, line.place),
        "text": line.text,
        "reason": line.reason,
    }


def _import_page(form: Form) -> str:
    return render_template("moderation/import.html", form=form)
