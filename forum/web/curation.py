import re
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import transaction
from forum.core.errors import ForumError, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import storable
from forum.factsheets import queries, service
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports.schemas import LARGEST_FORM, ImportForm, ReportQuery
from forum.factsheets.policy import may_curate
from forum.web.forms import Form, read_form, read_query
from forum.web.page import tell, viewer
from forum.web.reporting import report_page

bp = Blueprint("curation", __name__, url_prefix="/moderation/factsheets")

ANOTHER = "new"  # chosen where an article could be a newer version of one that is there
PASTED = "artikel.txt"
NUMBER = re.compile("[0-9]{1,18}")


@bp.before_app_request
def _make_room() -> None:
    """Before anything reads the form: here it may be a large one, also when the text is pasted."""
    if request.endpoint == "curation.import_article" and viewer().is_staff:
        request.max_content_length = request.max_form_memory_size = LARGEST_FORM


@bp.get("")
def index() -> str:
    require(may_curate(viewer()))
    return render_template(
        "moderation/factsheets.html",
        drafts=queries.draft_sheets(viewer()),
        published=queries.published_sheets(viewer()),
        imports=imports.latest_imports(viewer()),
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
    return report_page(import_id, read_query(ReportQuery))


def _import(form: Form) -> service.Imported:
    data, filename = _sent(form)
    chosen = form.data["revision_of"]
    if chosen and chosen != ANOTHER and not NUMBER.fullmatch(chosen):
        wrong = _("Kies een artikel uit de lijst.")
        raise Invalid(wrong, errors={"revision_of": [wrong]})
    return service.import_article(
        viewer(),
        data,
        filename=filename,
        source_url=form.data["source_url"],
        rights=form.data["rights"] or None,
        confirmed=form.data["confirmed"],
        strict=not form.data["lenient"],
        is_other=chosen == ANOTHER,
        revision_of=int(chosen) if chosen and chosen != ANOTHER else None,
    )


def _sent(form: Form) -> tuple[bytes, str]:
    """A file, or else what was pasted: of that a browser makes every line end in CRLF."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        return upload.read(), storable(upload.filename)[:200]
    pasted = request.form.get("text", "").replace("\r\n", "\n")
    if not pasted.strip():
        missing = _("Kies een bestand, of plak de tekst.")
        raise Invalid(missing, errors={"file": [missing]})
    return pasted.encode(errors="replace"), PASTED


def _import_page(form: Form) -> str:
    facts: dict[str, Any] = {"another": ANOTHER, "known": imports.newest_imports(viewer())}
    return render_template("moderation/import.html", form=form, **facts)
