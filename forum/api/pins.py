from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.factsheets import service
from forum.factsheets.talk.schemas import PinInput

bp = Blueprint("api_pins", __name__, url_prefix="", description="Fact sheets where they help")


@bp.route("/threads/<id:thread_id>/factsheets/<slug:slug>")
class OnThread(MethodView):
    @bp.arguments(PinInput)
    @bp.response(204)
    def put(self, data: dict[str, Any], thread_id: int, slug: str) -> None:
        """Pin a fact sheet above a thread: why, in which place from above, and until which day.
        Again: as it is said now."""
        with transaction():
            service.pin_to_thread(viewer(), thread_id, slug, **data)

    @bp.response(204)
    def delete(self, thread_id: int, slug: str) -> None:
        """Unpin it."""
        with transaction():
            service.unpin_from_thread(viewer(), thread_id, slug)


@bp.route("/categories/<slug:category>/factsheets/<slug:slug>")
class OnCategory(MethodView):
    @bp.arguments(PinInput)
    @bp.response(204)
    def put(self, data: dict[str, Any], category: str, slug: str) -> None:
        """Pin a fact sheet above a category and its threads."""
        with transaction():
            service.pin_to_category(viewer(), category, slug, **data)

    @bp.response(204)
    def delete(self, category: str, slug: str) -> None:
        """Unpin it."""
        with transaction():
            service.unpin_from_category(viewer(), category, slug)
