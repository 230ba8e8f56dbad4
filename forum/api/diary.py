"""The diary of whoever asks. Nobody else's, for no role."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request
from flask.views import MethodView

from forum.api import diary_shapes as shapes
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    page_of,
    version_wanted,
    viewer,
)
from forum.core.db import transaction
from forum.core.errors import Stale
from forum.core.i18n import _
from forum.core.schemas import ListQuery
from forum.posting import diary as posting
from forum.recovery import queries, service
from forum.recovery.checkins import Told
from forum.recovery.schemas import (
    ActivityList,
    ActivityOutput,
    EarlierEntryList,
    EntryInput,
    EntryList,
    EntryOutput,
    NewActivityInput,
    SummaryOutput,
)
from forum.recovery.service import NONE_YET

bp = Blueprint("api_diary", __name__, url_prefix="/recovery", description="One's own diary")

NONE_MATCH_PARAMETER = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "schema": {"type": "string", "enum": ["*"]},
    "description": "Only where there is no check-in yet; otherwise answers 409.",
}


@bp.route("/entries")
class Entries(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, EntryList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List one's own check-ins, latest day first."""
        page = queries.page_of_entries(viewer(), **asked)
        names = queries.activities(viewer())
        return page_of([shapes.entry(found, names) for found in page.items], page.next)


@bp.route("/entries/<day:day>")
class OneEntry(MethodView):
    @bp.response(200, EntryOutput)
    def get(self, day: date) -> shapes.Answer:
        """Read the check-in of a day. Its ETag names the version."""
        return _answer(day, 200)

    @bp.doc(parameters=[MATCH_PARAMETER, NONE_MATCH_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(EntryInput)
    @bp.response(200, EntryOutput)
    @bp.alt_response(201, schema=EntryOutput)
    def put(self, data: dict[str, Told], day: date) -> shapes.Answer:
        """Keep the check-in of a day, whole: 201 for a new one, at most 14 days back, 200 for one
        that says something else now. What it said before stays in its history."""
        with transaction():
            kept = posting.save_check_in(
                viewer(), day, data["told"], version=_version(), acknowledged=acknowledged()
            )
        return _answer(day, 201 if kept.is_new else 200)

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.response(204)
    def delete(self, day: date) -> None:
        """Delete the check-in of a day, with all that it said before."""
        with transaction():
            service.delete_entry(viewer(), day, version=version_wanted())


@bp.route("/entries/<day:day>/revisions")
class Revisions(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, EarlierEntryList)
    def get(self, asked: dict[str, Any], day: date) -> dict[str, Any]:
        """Read what the check-in of a day said before it was changed, latest first."""
        page = queries.earlier_versions(viewer(), day, **asked)
        names = queries.activities(viewer())
        return page_of([shapes.entry(found, names) for found in page.items], page.next)


@bp.route("/summary")
class Summary(MethodView):
    @bp.response(200, SummaryOutput)
    def get(self) -> dict[str, Any]:
        """Hold each measure beside its own start: the median of the first three values beside that
        of the last three."""
        return shapes.summary(queries.own_diary(viewer()))


@bp.route("/activities")
class Activities(MethodView):
    @bp.response(200, ActivityList)
    def get(self) -> dict[str, Any]:
        """List all activities that are or were followed."""
        return page_of([shapes.activity(one) for one in queries.activities(viewer()).values()])

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(NewActivityInput)
    @bp.response(201, ActivityOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Follow an activity, at most three at once; `instead_of` lets one go for it."""
        read = acknowledged()
        made = act_once(lambda: posting.add_activity(viewer(), acknowledged=read, **data))
        return shapes.activity(queries.activities(viewer())[made])


@bp.route("/activities/<id:activity_id>")
class OneActivity(MethodView):
    @bp.response(204)
    def delete(self, activity_id: int) -> None:
        """Follow an activity no longer. What was told of it stays."""
        with transaction():
            service.end_activity(viewer(), activity_id)


def _answer(day: date, status: int) -> shapes.Answer:
    found = queries.get_entry(viewer(), day)
    shown = shapes.entry(found, queries.activities(viewer()))
    return shown, status, {"ETag": f'"{found.version}"'}


def _version() -> int | None:
    if request.if_none_match.star_tag:
        return NONE_YET
    version = version_wanted()
    if version == NONE_YET:  # a tag that we never gave
        raise Stale(_("Deze check-in is intussen in een ander venster veranderd."))
    return version
