"""Taking one's own diary along: as a file, or as a page for a doctor or a physiotherapist."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from forum.core.db import let_go, transaction
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import _
from forum.recovery import queries
from forum.recovery.files import paper
from forum.recovery.files.overview import get_overview
from forum.recovery.files.papers import count_file, count_paper
from forum.recovery.files.shapes import FileQuery, PaperInput, PeriodQuery
from forum.recovery.files.taking import KINDS, PAPER, PDF, Asked, File, take_along
from forum.web.forms import Form, read_fields, read_form
from forum.web.page import viewer

bp = Blueprint("diary_files", __name__, url_prefix="/recovery")


@bp.get("/export")
def show() -> str:
    return _page()


@bp.get("/export.<ending>")
def take(ending: str) -> ResponseReturnValue:
    if ending not in KINDS:
        raise NotFound(_("Dit soort bestand is er niet."))
    form = read_fields(FileQuery, request.args)
    if form.errors:
        return _page(files=form), 422
    with transaction():
        count_file(viewer())
    return _attached(take_along(viewer(), ending, Asked(**form.data)))


@bp.get("/overview")
def overview_page() -> ResponseReturnValue:
    """Without a name: what stands in an address is kept by others."""
    return _overview(read_fields(PeriodQuery, request.args))


@bp.post("/overview")
def named_overview() -> ResponseReturnValue:
    return _overview(read_form(PaperInput))


@bp.post("/export.pdf")
def pdf() -> ResponseReturnValue:
    """Drawing takes long, so it is done for who pressed a button, and counted."""
    form = read_form(PaperInput)
    if form.errors:
        return _page(overview=form), 422
    name = form.data.pop("name")
    with transaction():
        count_paper(viewer())
    try:
        found = get_overview(viewer(), **form.data)
    except Invalid as error:
        return _page(overview=form.blame(error)), error.status
    html = render_template("diary/paper.html", overview=found, name=name)
    let_go()
    return _attached(File(paper.draw(html), PDF, PAPER))


def _overview(form: Form) -> ResponseReturnValue:
    if form.errors:
        return _page(overview=form), 422
    name = form.data.pop("name", "")
    try:
        found = get_overview(viewer(), **form.data)
    except Invalid as error:
        return _page(overview=form.blame(error)), error.status
    return render_template("diary/overview.html", overview=found, name=name, form=form)


def _page(*, files: Form | None = None, overview: Form | None = None) -> str:
    found = queries.own_diary(viewer())
    forms = {"files": files or Form(), "overview": overview or Form()}
    return render_template("diary/export.html", diary=found, **forms)


def _attached(file: File) -> Response:
    response = Response(file.content)
    response.headers["Content-Type"] = file.type
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    return response
