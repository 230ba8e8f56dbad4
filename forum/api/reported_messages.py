from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api import message_shapes as shapes
from forum.api.door import Blueprint, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.messages import service
from forum.messages.kinds import State
from forum.messages.reported import reports
from forum.messages.schemas import OpenedOutput, OpenInput, ReportedList, ReportQuery
from forum.moderation import messages as moderation

bp = Blueprint(
    "api_reported_messages",
    __name__,
    url_prefix="/moderation/messages",
    description="Private messages shown to moderators",
)


@bp.route("")
class Reports(MethodView):
    @bp.arguments(ReportQuery, location="query")
    @bp.response(200, ReportedList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List reports: who reported whom, when and why, without a word of the message."""
        page = reports(viewer(), state=State(asked.pop("state")), **asked)
        return page_of([shapes.report(found) for found in page.items], page.next)


@bp.route("/<id:report_id>/open")
class OpeningOfReport(MethodView):
    @bp.arguments(OpenInput)
    @bp.response(200, OpenedOutput)
    def post(self, data: dict[str, Any], report_id: int) -> dict[str, Any]:
        """Read the one message that was reported. Its writer sees that this was done, and why."""
        require(may_moderate(viewer()))
        with transaction():
            found = service.open_reported(viewer(), report_id, **data)
        return shapes.opened(found)


@bp.route("/<id:report_id>/close")
class ClosingOfReport(MethodView):
    @bp.response(204)
    def post(self, report_id: int) -> None:
        """Say that a report was handled."""
        with transaction():
            moderation.close_report(viewer(), report_id)
