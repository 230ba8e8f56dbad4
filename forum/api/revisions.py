from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core.schemas import ListQuery
from forum.threads import posts as reading
from forum.threads import revisions, service
from forum.threads.schemas import RevisionList

bp = Blueprint("api_revisions", __name__, url_prefix="/posts", description="Earlier texts of posts")


@bp.route("/<id:post_id>/revisions")
class Revisions(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, RevisionList)
    def get(self, asked: dict[str, Any], post_id: int) -> dict[str, Any]:
        """Read what stood in a post before it was changed, the latest replaced first."""
        reading.get_readable_post(viewer(), post_id)
        page = revisions.revisions(viewer(), post_id, **asked)
        return page_of([shapes.revision(found) for found in page.items], page.next)


@bp.route("/<id:post_id>/revisions/<id:version>")
class OneRevision(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.response(204)
    def delete(self, post_id: int, version: int) -> None:
        """Take one's words out of the history. That there was such a version stays."""
        act_once(lambda: self._empty(post_id, version))

    def _empty(self, post_id: int, version: int) -> int:
        service.empty_revision(viewer(), post_id, version)
        return post_id
