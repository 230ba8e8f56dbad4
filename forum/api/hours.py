from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Response, current_app
from flask.views import MethodView

from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    address,
    page_of,
    version_wanted,
    viewer,
)
from forum.api.posts_shown import shown
from forum.api.shapes import author, thread
from forum.core import clock
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.experts.hours.asked import questions_in
from forum.experts.hours.calendar import MIME, calendar
from forum.experts.hours.policy import may_plan
from forum.experts.hours.queries import get_hour, hours
from forum.experts.hours.schemas import (
    CancelInput,
    HourChange,
    HourInput,
    HourOutput,
    HoursQuery,
)
from forum.experts.hours.views import Asked, HourLine, Plan, When
from forum.moderation import hours as moderation
from forum.posting import hours as posting
from forum.posting.hours import HourList, WholeHourOutput
from forum.threads.kinds import Opening
from forum.threads.posts import get_post

bp = Blueprint("api_hours", __name__, url_prefix="/experts/hours", description="Hours of experts")
FACTS = ("thread_id", "opens_at", "closes_at", "state")
TEXT = {"type": "string"}
Answer = tuple[dict[str, Any], int, dict[str, str]]


@bp.route("")
class Hours(MethodView):
    @bp.arguments(HoursQuery, location="query")
    @bp.response(200, HourList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List the hours in which experts answer: `now`, `coming` (the first one first) or `past`
        (the last one first)."""
        page = hours(viewer(), When(asked.pop("state")), **asked)
        return page_of([hour_line(line) for line in page.items], page.next)

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(HourInput)
    @bp.response(201, HourOutput)
    def post(self, planned: tuple[Opening, Plan]) -> Answer:
        """Plan an hour, in a thread of its own, with one to four verified experts as hosts. Times
        without an offset are those of Amsterdam. For moderators, as the two below."""
        require(may_plan(viewer()))
        post_id = act_once(lambda: posting.plan(viewer(), *planned, acknowledged=acknowledged()).id)
        return _answer(get_post(viewer(), post_id).thread_id, 201)


@bp.route("/<id:thread_id>")
class OneHour(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, WholeHourOutput)
    def get(self, asked: dict[str, Any], thread_id: int) -> Answer:
        """Read about an hour, with the questions that were asked and their answers, a page at a
        time. Its ETag names the version."""
        answer, status, etag = _answer(thread_id)
        page = questions_in(viewer(), get_hour(viewer(), thread_id).thread, **asked)
        return answer | {"questions": page_of(_asked(page.items), page.next)}, status, etag

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.arguments(HourChange)
    @bp.response(200, HourOutput)
    def patch(self, data: dict[str, Any], thread_id: int) -> Answer:
        """Change its times or its hosts. One that has begun keeps its beginning."""
        with transaction():
            moderation.change(viewer(), thread_id, version=version_wanted(), **data)
        return _answer(thread_id)

    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.arguments(CancelInput)
    @bp.response(204)
    def delete(self, data: dict[str, Any], thread_id: int) -> None:
        """Cancel it. Its thread stays to be read, with the reason."""
        with transaction():
            moderation.cancel(viewer(), thread_id, version=version_wanted(), **data)


@bp.route("/<id:thread_id>/calendar.ics")
class Calendar(MethodView):
    @bp.response(200, TEXT, content_type="text/calendar")
    def get(self, thread_id: int) -> Response:
        """Take it along for one's own calendar (RFC 5545)."""
        line = get_hour(viewer(), thread_id)
        host = urlsplit(current_app.config["BASE_URL"]).hostname or ""
        url = address("hours.show", thread_id=thread_id)
        return Response(calendar(line, url=url, host=host, now=clock.now()), content_type=MIME)


def hour_line(line: HourLine) -> dict[str, Any]:
    place = {"thread_id": line.hour.thread_id}
    return {name: getattr(line.hour, name) for name in FACTS} | {
        "state_text": line.hour.state_name,
        "reason": line.hour.reason or None,
        "hosts": [author(host) for host in line.hour.hosts],
        "thread": thread(line.thread),
        "url": address("hours.show", **place),
        "calendar_url": address("api_hours.Calendar", **place),
    }


def _answer(thread_id: int, status: int = 200) -> Answer:
    line = get_hour(viewer(), thread_id)
    return hour_line(line), status, {"ETag": f'"{line.hour.version}"'}


def _asked(items: Any) -> list[dict[str, Any]]:
    """The posts of all of them in one go."""
    found: list[Asked] = list(items)
    posts = [post for one in found for post in (one.question, *one.answers)]
    by_id = {post["id"]: post for post in shown(posts)}
    return [
        {
            "question": by_id[one.question.id],
            "answers": [by_id[post.id] for post in one.answers],
        }
        for one in found
    ]
