from __future__ import annotations

from typing import Any

from flask import Response, stream_with_context
from flask.views import MethodView

from forum.accounts.policy import may_change_account
from forum.accounts.schemas import OwnerInput
from forum.api.door import Blueprint, address, origin, viewer
from forum.core.permission import require
from forum.leaving import exports
from forum.leaving.exports import ExportView
from forum.leaving.schemas import ExportOutput
from forum.leaving.service import exporting
from forum.proofs.service.again import holding, prove_fully

bp = Blueprint("api_exports", __name__, url_prefix="/me/exports", description="All that is yours")
ZIP = "application/zip"


@bp.route("")
class Exports(MethodView):
    @bp.arguments(OwnerInput)
    @bp.response(202, ExportOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Ask for a copy of everything about oneself, or be told of the one being made."""
        require(may_change_account(viewer()))
        with holding(prove_fully(viewer(), **data, origin=origin())):
            asked = exporting.ask(viewer())
        return _shown(asked)


@bp.route("/<id:export_id>")
class OneExport(MethodView):
    @bp.response(200, ExportOutput)
    def get(self, export_id: int) -> dict[str, Any]:
        """Read how far it is, and where to fetch it during the 24 hours that it is there."""
        return _shown(exports.get_export(viewer(), export_id))


@bp.route("/<id:export_id>/file")
class ExportFile(MethodView):
    @bp.response(200, {"type": "string", "format": "binary"}, content_type=ZIP)
    def get(self, export_id: int) -> Response:
        """Fetch the ZIP: pages for people, and JSON with its schema for programs."""
        pieces = exports.file_of(viewer(), export_id)
        response = Response(stream_with_context(pieces), mimetype=ZIP)
        response.headers.set("Content-Disposition", "attachment", filename=exports.FILENAME)
        return response


def _shown(export: ExportView) -> dict[str, Any]:
    names = ("id", "status", "done", "total", "asked_at", "expires_at")
    shown: dict[str, Any] = {name: getattr(export, name) for name in names}
    if export.is_ready:
        shown["url"] = address("api_exports.ExportFile", export_id=export.id)
    return shown
