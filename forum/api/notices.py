from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, address, page_of, viewer
from forum.core.db import transaction
from forum.notifications import service
from forum.notifications.choices import choices
from forum.notifications.kinds import Kind, Way
from forum.notifications.queries import shown, unread_count
from forum.notifications.schemas import (
    ChoicesInput,
    ChoicesOutput,
    NoticesReadInput,
    NotificationList,
    ShownQuery,
    UnreadOutput,
)
from forum.notifications.telling import place, sentence
from forum.notifications.views import NotificationView

bp = Blueprint("api_notices", __name__, url_prefix="", description="Notifications")


@bp.route("/notifications")
class Notifications(MethodView):
    @bp.arguments(ShownQuery, location="query")
    @bp.response(200, NotificationList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read what one was told, the latest first. What one may not read any more is left out."""
        page = shown(viewer(), **asked)
        items = [_shape(one) for one in page.items]
        return page_of(items, page.next) | {"unread": unread_count(viewer())}


@bp.route("/notifications/read")
class Read(MethodView):
    @bp.arguments(NoticesReadInput)
    @bp.response(200, UnreadOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Mark some or all as read. A number that is not one of one's own changes nothing."""
        with transaction():
            service.mark_read(viewer(), data.get("ids"))
        return {"unread": unread_count(viewer())}


@bp.route("/me/notification-choices")
class Choices(MethodView):
    @bp.response(200, ChoicesOutput)
    def get(self) -> Any:
        """Read how one hears of each kind."""
        return choices(viewer())

    @bp.arguments(ChoicesInput)
    @bp.response(200, ChoicesOutput)
    def put(self, data: dict[str, str]) -> Any:
        """Choose how to hear of some kinds, or of all. The others stay as they were."""
        with transaction():
            service.choose(viewer(), {Kind(kind): Way(way) for kind, way in data.items()})
        return choices(viewer())


def _shape(one: NotificationView) -> dict[str, Any]:
    endpoint, values = place(one)
    return {
        "id": one.id,
        "kind": one.kind,
        "text": str(sentence(one)),
        "count": one.count,
        "thread_id": one.thread_id,
        "post_id": one.post_id,
        "changed_at": one.changed_at,
        "is_read": one.is_read,
        "url": address(endpoint, **values),
    }
