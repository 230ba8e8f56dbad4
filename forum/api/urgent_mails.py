from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.door import Blueprint, address, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.urgent import service
from forum.moderation.urgent.queries import UrgentView, urgent_mails
from forum.moderation.urgent.schemas import UrgentList

bp = Blueprint(
    "api_urgent_mails",
    __name__,
    url_prefix="/moderation/urgent-mails",
    description="Mails of members that named an emergency",
)


@bp.route("")
class UrgentMails(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, UrgentList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read who mailed something urgent that is not on the forum, the oldest first. What they
        wrote is theirs alone."""
        page = urgent_mails(viewer(), **asked)
        return page_of([_shape(one) for one in page.items], page.next)


@bp.route("/<id:mail_id>/settle")
class Settling(MethodView):
    @bp.response(204)
    def post(self, mail_id: int) -> None:
        """Say that a moderator wrote to the member."""
        require(may_moderate(viewer()))
        with transaction():
            service.settle(viewer(), mail_id)


def _shape(found: UrgentView) -> dict[str, Any]:
    return vars(found) | {"url": address("members.show", username=found.member)}
