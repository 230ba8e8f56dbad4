"""Reading check-ins into one's own diary."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, Invalid, TooLarge
from forum.core.i18n import Text, _, number
from forum.core.permission import require
from forum.posting import diary as posting
from forum.recovery import queries
from forum.recovery.files.lines import MOST_TOLD, Complaint, Taken, WrongLines
from forum.recovery.files.reading import read_lines
from forum.recovery.files.shapes import ImportForm
from forum.recovery.files.table import LARGEST_FORM
from forum.recovery.policy import may_keep_diary, may_see_diary
from forum.recovery.stories.snapshots import going_along
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("diary_import", __name__, url_prefix="/recovery")


@bp.before_app_request
def _make_room() -> None:
    """Before anything reads the form: what is pasted may be as large as a file."""
    if request.endpoint == "diary_import.take_in" and viewer().is_member:
        request.max_content_length = request.max_form_memory_size = LARGEST_FORM


@bp.get("/import")
def show() -> str:
    require(may_see_diary(viewer(), has_consent=queries.has_consent(viewer())))
    return _page(Form())


@bp.post("/import")
def take_in() -> ResponseReturnValue:
    require(may_keep_diary(viewer(), clock.now(), has_consent=queries.has_consent(viewer())))
    let_go()
    form = read_form(ImportForm)
    if form.errors:
        return _page(form), 422
    try:
        found = _taken(form)
    except WrongLines as error:
        blamed = replace(form, errors={_given_in(): [error.detail]})
        return _page(blamed, error.complaints), error.status
    except (Invalid, Conflict, TooLarge) as error:
        return _page(form.blame(error, otherwise=_given_in())), error.status
    if found.skipped:
        return _page(form, found.skipped[:MOST_TOLD], found)
    tell(_said(found))
    return redirect(url_for("diary.index"), 303)


def _taken(form: Form) -> Taken:
    lines, who = read_lines(_sent(form)), viewer()
    asked = {"skip": form.data["skip"], "replaces": form.data["replace"]}
    asked |= {"acknowledged": acknowledged()}
    prepared = posting.prepare_import(who, lines, **asked)
    let_go()
    with transaction():
        return posting.import_diary(who, lines, prepared=prepared, **asked)


def _sent(form: Form) -> bytes:
    """A file, or else what was pasted."""
    if _given_in() == "file":
        file: bytes = request.files["file"].read()
        return file
    pasted = str(form.data["text"])
    if not pasted.strip():
        missing = _("Kies een bestand, of plak de regels.")
        raise Invalid(missing, errors={"text": [missing]})
    return pasted.encode(errors="replace")


def _given_in() -> str:
    """The field that a complaint is about. A chosen file goes before what was pasted."""
    upload = request.files.get("file")
    return "file" if upload is not None and upload.filename else "text"


def _page(form: Form, complaints: Sequence[Complaint] = (), taken: Taken | None = None) -> str:
    let_go()
    facts = {"complaints": complaints, "taken": taken, "said": taken and _said(taken)}
    shared = going_along(viewer())
    return render_template("diary/import.html", form=form, goes_along=shared, **facts)


def _said(found: Taken) -> Text:
    counts = {name: number(getattr(found, name)) for name in ("kept", "replaced", "unchanged")}
    return _("Opgenomen: %(kept)s. Vervangen: %(replaced)s. Was er al: %(unchanged)s.", **counts)
