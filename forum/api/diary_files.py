"""One's own diary as a file, and a file into one's own diary."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response, render_template, request
from flask.views import MethodView

from forum.api.door import ALARM_PARAMETER, Blueprint, acknowledged, viewer
from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import ForumError
from forum.core.i18n import _
from forum.core.permission import require
from forum.posting import diary as posting
from forum.recovery import queries
from forum.recovery.files import fhir, paper
from forum.recovery.files.lines import MOST_TOLD, Taken
from forum.recovery.files.overview import get_overview
from forum.recovery.files.papers import count_file, count_paper
from forum.recovery.files.reading import read_lines
from forum.recovery.files.shapes import (
    FileQuery,
    ImportQuery,
    PaperInput,
    PeriodQuery,
    TakenOutput,
)
from forum.recovery.files.taking import PAPER, PDF, Asked, File, take_along
from forum.recovery.policy import may_keep_diary

bp = Blueprint(
    "api_diary_files",
    __name__,
    url_prefix="/recovery",
    description="One's own diary as a file, and a file into it",
)

TEXT = {"type": "string"}
BINARY = TEXT | {"format": "binary"}
LINES = {
    "required": True,
    "description": "CSV in UTF-8, at most 1 MiB and 10,000 lines, with the columns of export.csv.",
    "content": {"text/csv": {"schema": TEXT}},
}


@bp.route("/export.csv")
class Csv(MethodView):
    @bp.arguments(FileQuery, location="query")
    @bp.response(200, TEXT, content_type="text/csv")
    def get(self, asked: dict[str, Any]) -> Response:
        """Take check-ins along as CSV, which can be read in again; at most thirty files an hour.
        With `notes` also the notes."""
        return _written("csv", asked)


@bp.route("/export.fhir.json")
class Fhir(MethodView):
    @bp.arguments(FileQuery, location="query")
    @bp.response(200, {"type": "object"}, content_type=fhir.TYPE)
    def get(self, asked: dict[str, Any]) -> Response:
        """Take check-ins along as a FHIR R4 Bundle of Observations, of a Patient of whom it says
        nothing. With `notes` also the notes."""
        return _written("fhir.json", asked)


@bp.route("/export.pdf")
class Paper(MethodView):
    @bp.arguments(PeriodQuery, location="query")
    @bp.response(200, BINARY, content_type=PDF)
    def get(self, asked: dict[str, date]) -> Response:
        """Have the diary drawn on one page of A4, for a doctor; at most twelve times an hour."""
        return _drawn(name="", **asked)

    @bp.arguments(PaperInput)
    @bp.response(200, BINARY, content_type=PDF)
    def post(self, asked: dict[str, Any]) -> Response:
        """The same with a name on it, which is not kept."""
        return _drawn(**asked)


@bp.route("/imports")
class Imports(MethodView):
    @bp.doc(requestBody=LINES, parameters=[ALARM_PARAMETER])
    @bp.arguments(ImportQuery, location="query")
    @bp.response(200, TakenOutput)
    def post(self, asked: dict[str, bool]) -> dict[str, Any]:
        """Read check-ins of any day in: all of them, or none with what is wrong by line and
        column. The same file again changes nothing."""
        sent = request.get_data()
        require(may_keep_diary(viewer(), clock.now(), has_consent=queries.has_consent(viewer())))
        let_go()
        if request.mimetype != "text/csv":
            raise ForumError(_("Stuur de regels als text/csv."), status=415)
        lines, who = read_lines(sent), viewer()
        how: dict[str, Any] = {"skip": asked["skip"], "replaces": asked["replace"]}
        how |= {"acknowledged": acknowledged()}
        prepared = posting.prepare_import(who, lines, **how)
        let_go()
        with transaction():
            found = posting.import_diary(who, lines, prepared=prepared, **how)
        return _told(found)


def _told(found: Taken) -> dict[str, Any]:
    counts = {name: getattr(found, name) for name in ("kept", "replaced", "unchanged")}
    return counts | {"skipped": len(found.skipped), "complaints": found.skipped[:MOST_TOLD]}


def _written(ending: str, asked: dict[str, Any]) -> Response:
    with transaction():
        count_file(viewer())
    return _attached(take_along(viewer(), ending, Asked(**asked)))


def _drawn(*, name: str, first: date, last: date) -> Response:
    with transaction():
        count_paper(viewer())
    found = get_overview(viewer(), first, last)
    html = render_template("diary/paper.html", overview=found, name=name)
    let_go()
    return _attached(File(paper.draw(html), PDF, PAPER))


def _attached(file: File) -> Response:
    response = Response(file.content)
    response.headers["Content-Type"] = file.type
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    return response
