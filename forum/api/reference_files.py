from __future__ import annotations

from flask import Response
from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.factsheets.queries import get_sheet
from forum.factsheets.references.citing import FORMATS
from forum.factsheets.references.queries import ask_statuses

bp = Blueprint(
    "api_reference_files",
    __name__,
    url_prefix="/factsheets",
    description="Sources for programs that keep references",
)

FILES = {
    "200": {
        "description": "The sources of the fact sheet as it was last published.",
        "content": {found.kind: {"schema": {"type": "string"}} for found in FORMATS.values()},
    }
}


@bp.route("/<slug:slug>/references.<ending>")
class OneFile(MethodView):
    @bp.doc(responses=FILES)
    def get(self, slug: str, ending: str) -> Response:
        """Download the sources of a fact sheet as CSL-JSON, RIS or BibTeX. What was retracted,
        corrected or put under concern says so in its note."""
        wanted = FORMATS.get(ending)
        if wanted is None:
            raise NotFound(_("Dit soort bestand is er niet."))
        sheet = get_sheet(viewer(), slug)
        statuses = ask_statuses(viewer(), sheet).ask()
        response = Response(wanted.write(sheet.slug, sheet.references, statuses))
        response.headers["Content-Type"] = f"{wanted.kind}; charset=utf-8"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.set(
            "Content-Disposition", "attachment", filename=f"{sheet.slug}-bronnen.{wanted.ending}"
        )
        return response
