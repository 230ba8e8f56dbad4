from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.marks.following_schemas import ReadInput, ReadOutput, UpdatesOutput, UpdatesQuery
from forum.marks.service.reading import set_read
from forum.threads.queries import get_thread
from forum.threads.updates import updates

bp = Blueprint("api_reading", __name__, url_prefix="/threads", description="Reading on")


@bp.route("/<id:thread_id>/read")
class Read(MethodView):
    @bp.arguments(ReadInput)
    @bp.response(200, ReadOutput)
    def put(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Say up to which post one has read. A lower number makes what follows unread again."""
        with transaction():
            number = set_read(viewer(), thread_id, number=data["number"])
        return {"number": number, "last_number": get_thread(viewer(), thread_id).last_number}


@bp.route("/<id:thread_id>/updates")
class Updates(MethodView):
    @bp.arguments(UpdatesQuery, location="query")
    @bp.response(200, UpdatesOutput)
    def get(self, asked: dict[str, Any], thread_id: int) -> Any:
        """Ask how many posts came after a number."""
        return updates(viewer(), thread_id, after=asked["after"])
