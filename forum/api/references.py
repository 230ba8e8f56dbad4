from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import KEY_PARAMETER, Blueprint, act_once, viewer
from forum.core.permission import require
from forum.factsheets import service
from forum.factsheets.policy import may_curate
from forum.factsheets.references import lines as reference_lines
from forum.factsheets.references.queries import find_by_doi
from forum.factsheets.references.schemas import (
    DoiQuery,
    FoundReferences,
    ReferenceLineOutput,
    ReferenceList,
    ReferencesQuery,
    StatusInput,
)

bp = Blueprint("api_references", __name__, url_prefix="", description="Sources and their status")


@bp.route("/references")
class References(MethodView):
    @bp.arguments(DoiQuery, location="query")
    @bp.response(200, FoundReferences)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Look up sources of fact sheets by DOI. One that we do not cite is not in the answer."""
        return {"items": find_by_doi(viewer(), asked["doi"])}


@bp.route("/moderation/references")
class CuratedReferences(MethodView):
    @bp.arguments(ReferencesQuery, location="query")
    @bp.response(200, ReferenceList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List all sources with what is known of them, who cites them and what changed."""
        require(may_curate(viewer()))
        page = reference_lines.references(viewer(), **asked)
        return {"items": page.items, "next": page.next}


@bp.route("/moderation/references/<id:reference_id>")
class OneReference(MethodView):
    @bp.response(200, ReferenceLineOutput)
    def get(self, reference_id: int) -> Any:
        """Read what is known of a source."""
        return reference_lines.get_reference(viewer(), reference_id)

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(StatusInput)
    @bp.response(200, ReferenceLineOutput)
    def put(self, data: dict[str, Any], reference_id: int) -> Any:
        """Set the status of a source by hand. `unknown` takes it back."""
        require(may_curate(viewer()))
        act_once(lambda: _set(reference_id, data))
        return reference_lines.get_reference(viewer(), reference_id)


def _set(reference_id: int, data: dict[str, Any]) -> int:
    service.set_status(viewer(), reference_id, **data)
    return reference_id
