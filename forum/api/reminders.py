"""The weekly letter that one may ask for."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.recovery.reminders import service
from forum.recovery.reminders.queries import own_wish
from forum.recovery.reminders.schemas import RemindersInput, RemindersOutput

bp = Blueprint(
    "api_reminders", __name__, url_prefix="/recovery/reminders", description="The weekly letter"
)


@bp.route("")
class Reminders(MethodView):
    @bp.response(200, RemindersOutput)
    def get(self) -> dict[str, Any]:
        """Read whether a letter comes each week, and on which day."""
        return _show()

    @bp.arguments(RemindersInput)
    @bp.response(200, RemindersOutput)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Ask for a letter each week, in the morning, from the next such day on. None comes within
        six days of a check-in, and after four weeks without one it becomes silent."""
        with transaction():
            service.set_reminders(viewer(), **data)
        return _show()

    @bp.response(204)
    def delete(self) -> None:
        """Stop the letters."""
        with transaction():
            service.stop_reminders(viewer())


def _show() -> dict[str, Any]:
    wish = own_wish(viewer())
    if wish is None:
        return {"is_on": False, "weekday": None, "paused_until": None, "is_silent": False}
    paused_until = {"paused_until": wish.paused_until}
    return {"is_on": True, "weekday": wish.weekday, "is_silent": wish.is_silent, **paused_until}
