from __future__ import annotations

from typing import Any

from flask import request
from flask.views import MethodView

from forum.api.door import MATCH_PARAMETER, Blueprint, page_of, told_of, version_wanted, viewer
from forum.core.db import transaction
from forum.core.errors import Stale
from forum.core.i18n import _
from forum.drafts import queries, service
from forum.drafts.schemas import OwnDraftInput, OwnDraftList, OwnDraftOutput
from forum.drafts.views import DraftView
from forum.posting import service as posting
from forum.posting.schemas import PreviewInput, PreviewOutput
from forum.posting.warning import look

bp = Blueprint("api_drafts", __name__, url_prefix="", description="What one is still writing")

NONE_MATCH_PARAMETER = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "schema": {"type": "string", "enum": ["*"]},
    "description": "Only where there is no draft yet; otherwise answers 412.",
}
Answer = tuple[dict[str, Any], int, dict[str, str]]


@bp.route("/drafts")
class Drafts(MethodView):
    @bp.response(200, OwnDraftList)
    def get(self) -> dict[str, Any]:
        """List one's own drafts, the latest saved first. There are at most a hundred."""
        return page_of([_shown(found) for found in queries.drafts(viewer())])


@bp.route("/drafts/<key>")
class OneDraft(MethodView):
    @bp.response(200, OwnDraftOutput)
    def get(self, key: str) -> Answer:
        """Read one's own draft for `new`, `thread:<id>`, `edit:<post id>`, `message:<id>` or
        `messages:new`. Its ETag names the version."""
        return _answer(queries.get_draft(viewer(), key))

    @bp.doc(parameters=[MATCH_PARAMETER, NONE_MATCH_PARAMETER])
    @bp.arguments(OwnDraftInput)
    @bp.response(200, OwnDraftOutput)
    def put(self, typed: dict[str, str], key: str) -> Answer:
        """Keep what was typed, over what was kept before. A 412 holds in `errors`, by field, the
        texts that stand there instead."""
        with transaction():
            return _answer(service.save(viewer(), key, fields=typed, version=_version_seen()))

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.response(204)
    def delete(self, key: str) -> None:
        """Throw a draft away. It also goes when its text is posted."""
        with transaction():
            service.discard(viewer(), key, version=_version_seen())


@bp.route("/preview")
class Preview(MethodView):
    @bp.arguments(PreviewInput)
    @bp.response(200, PreviewOutput)
    def post(self, typed: dict[str, Any]) -> dict[str, Any]:
        """See what a text would look like as a message. Nothing is kept."""
        html = posting.preview(viewer(), typed["body"])
        return {"html": html, **told_of(look(typed["body"]))}


def _version_seen() -> int | None:
    if request.if_none_match.star_tag:
        return service.NONE_YET
    version = version_wanted()
    if version == service.NONE_YET:  # a tag that we never gave
        raise Stale(_("Dit concept is intussen in een ander venster veranderd."))
    return version


def _shown(draft: DraftView) -> dict[str, Any]:
    place = {"key": draft.key, "version": draft.version, "saved_at": draft.saved_at}
    tags = {"tags": draft.tags} if draft.tags else {}
    return {"body": "", **draft.fields, **place, **tags}


def _answer(draft: DraftView) -> Answer:
    return _shown(draft), 200, {"ETag": f'"{draft.version}"'}
