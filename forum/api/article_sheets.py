"""The fact sheets of an article: what became of each, and what waits beside one."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import MATCH_PARAMETER, Blueprint, version_wanted, viewer
from forum.core.db import transaction
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.factsheets import drafts, service
from forum.factsheets.imports import queries as imports
from forum.factsheets.imports import sheets, waiting
from forum.factsheets.imports.schemas import ProposalInput, ProposalOutput, ReadSheetList
from forum.factsheets.policy import may_curate
from forum.factsheets.schemas import DraftOutput

bp = Blueprint(
    "api_article_sheets", __name__, url_prefix="/factsheets", description="Sheets of an article"
)


@bp.route("/imports/<id:import_id>/factsheets")
class ImportSheets(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, ReadSheetList)
    def get(self, asked: dict[str, Any], import_id: int) -> dict[str, Any]:
        """List the fact sheets of an article: which parts of each followed it since this version
        was read, and which wait for a curator."""
        found = imports.get_import(viewer(), import_id)
        page = sheets.page_of_sheets(viewer(), found, **asked)
        return {"items": page.items, "next": page.next}


@bp.route("/<slug:slug>/proposal")
class Proposal(MethodView):
    @bp.response(200, ProposalOutput)
    def get(self, slug: str) -> Any:
        """Read what the article proposes for a draft that a curator worked on."""
        drafts.get_draft(viewer(), slug)
        found = waiting.find_proposal(viewer(), slug)
        if found is None:
            raise NotFound(_("Bij deze factsheet wacht geen voorstel."))
        return found

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.arguments(ProposalInput)
    @bp.response(200, DraftOutput)
    def put(self, data: dict[str, Any], slug: str) -> Any:
        """Take what the article proposes into the draft, or leave the draft as it is."""
        require(may_curate(viewer()))
        with transaction():
            service.decide_proposal(viewer(), slug, take=data["take"], version=version_wanted())
        return drafts.get_draft(viewer(), slug)
