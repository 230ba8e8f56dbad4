from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import (
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    act_once,
    version_wanted,
    viewer,
)
from forum.api.factsheets import shown
from forum.core.db import transaction
from forum.factsheets import queries, service
from forum.factsheets.review import versions
from forum.factsheets.review.queries import get_draft_in_review
from forum.factsheets.review.schemas import CompareQuery, ComparisonOutput, NoteInput
from forum.factsheets.schemas import DraftOutput, PublishInput, SheetOutput

bp = Blueprint(
    "api_reviewing",
    __name__,
    url_prefix="/factsheets/<slug:slug>",
    description="Review",
)


@bp.route("/review")
class Reviewing(MethodView):
    @bp.response(200, DraftOutput)
    def get(self, slug: str) -> Any:
        """Read a draft that is in review, for experts and curators. Its ETag names the version."""
        found = get_draft_in_review(viewer(), slug)
        return found, 200, {"ETag": f'"{found.draft_version}"'}


@bp.route("/submit")
class Submitting(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(NoteInput)
    @bp.response(204)
    def post(self, data: dict[str, Any], slug: str) -> None:
        """Put the draft up for review, so that experts can read it."""
        act_once(lambda: service.submit(viewer(), slug, **data))


@bp.route("/send-back")
class SendingBack(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(PublishInput)
    @bp.response(204)
    def post(self, data: dict[str, Any], slug: str) -> None:
        """Take the draft out of review, because it needs work."""
        act_once(lambda: service.send_back(viewer(), slug, **data))


@bp.route("/withdraw")
class Withdrawing(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(PublishInput)
    @bp.response(204)
    def post(self, data: dict[str, Any], slug: str) -> None:
        """Withdraw a fact sheet. Readers find the reason in its place, with status 410."""
        act_once(lambda: service.withdraw(viewer(), slug, **data))


@bp.route("/signature")
class Signature(MethodView):
    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.response(204)
    def put(self, slug: str) -> None:
        """Sign the text as an expert: the draft in review, else what readers see."""
        with transaction():
            service.sign(viewer(), slug, version=version_wanted())

    @bp.response(204)
    def delete(self, slug: str) -> None:
        """Take one's name away from that text."""
        with transaction():
            service.unsign(viewer(), slug)


@bp.route("/confirm")
class Confirming(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER, MATCH_PARAMETER])
    @bp.response(200, SheetOutput)
    def post(self, slug: str) -> dict[str, Any]:
        """Say as an expert that what readers see still holds: the same text as a new version."""
        act_once(lambda: service.confirm(viewer(), slug, version=version_wanted()))
        return shown(slug)


@bp.route("/versions/<id:number>/restore")
class Restoring(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(PublishInput)
    @bp.response(200, SheetOutput)
    def post(self, data: dict[str, Any], slug: str, number: int) -> dict[str, Any]:
        """Bring an earlier version back, as a new one."""
        act_once(lambda: service.restore(viewer(), slug, number, **data).id)
        return shown(slug)


@bp.route("/versions/<id:number>/changes")
class Changes(MethodView):
    @bp.arguments(CompareQuery, location="query")
    @bp.response(200, ComparisonOutput)
    def get(self, asked: dict[str, Any], slug: str, number: int) -> Any:
        """Read what changed since the version before it, or since another one."""
        queries.get_sheet(viewer(), slug)
        return versions.compare_versions(viewer(), slug, number, asked["earlier"])


@bp.route("/changes")
class DraftChanges(MethodView):
    @bp.response(200, ComparisonOutput)
    def get(self, slug: str) -> Any:
        """Read what publishing the draft would change, for curators."""
        return versions.compare_draft(viewer(), slug)
