"""Articles that become fact sheets: read, and read again as a moderator tells what is in them."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.views import MethodView

from forum.api.door import (
    KEY_PARAMETER,
    Blueprint,
    act_once,
    viewer,
)
from forum.core.db import transaction
from forum.core.errors import ForumError
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets import service
from forum.factsheets.article import Kind
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import waiting
from forum.factsheets.imports.schemas import (
    LARGEST_FORM,
    ChangeList,
    CorrectionInput,
    CorrectionList,
    CorrectionOutput,
    CorrectionsQuery,
    DecisionInput,
    ImportQuery,
    LineList,
    LinesInput,
    LinesQuery,
    ReportOutput,
    RightsInput,
)
from forum.factsheets.policy import may_curate

bp = Blueprint("api_imports", __name__, url_prefix="/factsheets", description="Article imports")

ARTICLE = {
    "required": True,
    "description": "The article as plain text or Markdown, UTF-8, at most 2 MiB.",
    "content": {"text/plain": {"schema": {"type": "string"}}},
}


@bp.before_request
def _make_room() -> None:
    """Before anything reads the article: who may send one may send a large one."""
    if request.endpoint == f"{bp.name}.Imports" and viewer().is_staff:
        request.max_content_length = LARGEST_FORM


@bp.route("/imports")
class Imports(MethodView):
    @bp.doc(requestBody=ARTICLE)
    @bp.arguments(ImportQuery, location="query")
    @bp.response(201, ReportOutput)
    @bp.alt_response(200, schema=ReportOutput, description="This very file was read before.")
    def post(self, facts: dict[str, Any]) -> tuple[dict[str, Any], int]:
        """Read an article into draft fact sheets. The same file again changes nothing.

        A changed file is a new version of the article with its address or its name, or of
        `revision_of`; with `as_new` it is another article.
        """
        article = request.get_data()  # whole, before a transaction could wait for a slow sender
        require(may_curate(viewer()))
        if request.mimetype not in ("text/plain", "text/markdown"):
            raise ForumError(_("Stuur het artikel als text/plain."), status=415)
        strict = not facts.pop("lenient")
        is_other, confirmed = facts.pop("as_new"), facts.pop("rights_confirmed")
        with transaction():
            found = service.import_article(
                viewer(), article, strict=strict, is_other=is_other, confirmed=confirmed, **facts
            )
        return _report(found.id) | found.report, 201 if found.is_new else 200


@bp.route("/imports/<id:import_id>")
class OneImport(MethodView):
    @bp.response(200, ReportOutput)
    def get(self, import_id: int) -> dict[str, Any]:
        """Read the report of an earlier import."""
        return _report(import_id)


@bp.route("/imports/<id:import_id>/lines")
class Lines(MethodView):
    @bp.arguments(LinesQuery, location="query")
    @bp.response(200, LineList)
    def get(self, asked: dict[str, Any], import_id: int) -> dict[str, Any]:
        """List the lines of an article, all or those to look at, and where each went."""
        imports.get_import(viewer(), import_id)
        page = imports.page_of_lines(viewer(), import_id, **asked)
        return {"items": page.items, "next": page.next}

    @bp.arguments(LinesInput)
    @bp.response(200, ReportOutput)
    def put(self, data: dict[str, Any], import_id: int) -> dict[str, Any]:
        """Say what lines are: the article is read again with that. Nothing is published, and no
        draft that a curator worked on is written over."""
        require(may_curate(viewer()))
        kinds = {item["line"]: Kind(item["kind"]) for item in data["items"]}
        with transaction():
            service.tell_kinds(viewer(), import_id, kinds)
        return _report(import_id)


@bp.route("/imports/<id:import_id>/changes")
class Changes(MethodView):
    @bp.response(200, ChangeList)
    def get(self, import_id: int) -> dict[str, Any]:
        """Compare an article with the version before it."""
        found = imports.get_import(viewer(), import_id)
        return {"items": imports.changes(viewer(), found), "next": None}


@bp.route("/imports/<id:import_id>/rights")
class Rights(MethodView):
    @bp.arguments(RightsInput)
    @bp.response(200, ReportOutput)
    def put(self, data: dict[str, Any], import_id: int) -> dict[str, Any]:
        """Say whose an article is, and confirm that it may be public."""
        require(may_curate(viewer()))
        with transaction():
            service.set_rights(viewer(), import_id, **data)
        return _report(import_id)


@bp.route("/imports/<id:import_id>/corrections")
class Corrections(MethodView):
    @bp.arguments(CorrectionsQuery, location="query")
    @bp.response(200, CorrectionList)
    def get(self, asked: dict[str, Any], import_id: int) -> dict[str, Any]:
        """List the text corrections of an article in the order of its lines."""
        imports.get_import(viewer(), import_id)
        page = waiting.page_of_corrections(viewer(), import_id, **asked)
        return {"items": page.items, "next": page.next}

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(CorrectionInput)
    @bp.response(201, CorrectionOutput)
    def post(self, data: dict[str, Any], import_id: int) -> Any:
        """Suggest a text correction in a line."""
        require(may_curate(viewer()))
        made = act_once(lambda: service.suggest_correction(viewer(), import_id, **data).id)
        return waiting.get_correction(viewer(), made)


@bp.route("/imports/corrections/<id:correction_id>")
class OneCorrection(MethodView):
    @bp.arguments(DecisionInput)
    @bp.response(200, CorrectionOutput)
    def put(self, data: dict[str, Any], correction_id: int) -> Any:
        """Accept a text correction, which changes the draft at that place, or reject it."""
        require(may_curate(viewer()))
        with transaction():
            service.decide_correction(viewer(), correction_id, accept=data["status"] == "accepted")
        return waiting.get_correction(viewer(), correction_id)


def _report(import_id: int) -> dict[str, Any]:
    return _with_about(imports.get_import(viewer(), import_id))


def _with_about(found: imports.ImportView) -> dict[str, Any]:
    names = ("id", "source_url", "rights", "rights_at", "earlier_id", "newer_id", "newest_id")
    return found.report | {name: getattr(found, name) for name in names}
