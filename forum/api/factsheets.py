from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import (
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    act_once,
    version_wanted,
    viewer,
)
from forum.core import clock
from forum.core.permission import require
from forum.factsheets import drafts, queries, service
from forum.factsheets.policy import may_curate, may_see_reviews
from forum.factsheets.references.queries import ask_statuses
from forum.factsheets.schemas import (
    DraftOutput,
    PublishInput,
    SheetChangeInput,
    SheetList,
    SheetOutput,
    SheetQuery,
    VersionList,
)
from forum.factsheets.service import SheetChange
from forum.factsheets.states import State

bp = Blueprint("api_factsheets", __name__, url_prefix="/factsheets", description="Fact sheets")


@bp.route("")
class Sheets(MethodView):
    @bp.arguments(SheetQuery, location="query")
    @bp.response(200, SheetList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List fact sheets: the published ones, those due for review, or for curators others."""
        if asked["status"] == State.IN_REVIEW:
            require(may_see_reviews(viewer(), clock.now()))
        elif asked["status"] not in (State.PUBLISHED, State.DUE):
            require(may_curate(viewer()))
        page = queries.page_of_sheets(viewer(), **asked)
        return {"items": page.items, "next": page.next}


@bp.route("/<slug:slug>")
class OneSheet(MethodView):
    @bp.response(200, SheetOutput)
    def get(self, slug: str) -> dict[str, Any]:
        """Read a fact sheet as it was last published."""
        return shown(slug)

    @bp.doc(parameters=[KEY_PARAMETER, MATCH_PARAMETER])
    @bp.arguments(SheetChangeInput)
    @bp.response(200, DraftOutput)
    def patch(self, data: dict[str, Any], slug: str) -> Any:
        """Change the draft of a fact sheet. Readers see it when it is published."""
        require(may_curate(viewer()))
        change = SheetChange.of(data)
        act_once(lambda: service.edit_sheet(viewer(), slug, change, version=version_wanted()).id)
        return drafts.get_draft(viewer(), slug)


@bp.route("/<slug:slug>/draft")
class OneDraft(MethodView):
    @bp.response(200, DraftOutput)
    def get(self, slug: str) -> Any:
        """Read the draft of a fact sheet, for curators. Its ETag names the version."""
        found = drafts.get_draft(viewer(), slug)
        return found, 200, {"ETag": f'"{found.draft_version}"'}


@bp.route("/<slug:slug>/publish")
class Publishing(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER, MATCH_PARAMETER])
    @bp.arguments(PublishInput)
    @bp.response(200, SheetOutput)
    def post(self, data: dict[str, Any], slug: str) -> dict[str, Any]:
        """Publish the draft as a new version."""
        require(may_curate(viewer()))
        act_once(lambda: service.publish(viewer(), slug, version=version_wanted(), **data).id)
        return shown(slug)


@bp.route("/<slug:slug>/versions")
class Versions(MethodView):
    @bp.response(200, VersionList)
    def get(self, slug: str) -> dict[str, Any]:
        """List what was published when and why, latest first."""
        queries.get_sheet(viewer(), slug)
        return {"items": queries.versions(viewer(), slug), "next": None}


@bp.route("/<slug:slug>/versions/<id:number>")
class OneVersion(MethodView):
    @bp.response(200, SheetOutput)
    def get(self, slug: str, number: int) -> dict[str, Any]:
        """Read a fact sheet as it was published then."""
        return shown(slug, number)


def shown(slug: str, number: int | None = None) -> dict[str, Any]:
    """With what is known today of its sources, whichever version it is."""
    found = queries.get_sheet(viewer(), slug, number=number)
    return shapes.sheet(found, ask_statuses(viewer(), found).ask())
