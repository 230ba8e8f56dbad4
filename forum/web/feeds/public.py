"""The feeds of what is open to all."""

from functools import partial

from flask import Blueprint, Response

from forum.web.feeds import questions, sheets, threads
from forum.web.feeds.shapes import rfc822, rfc3339, send, writable

bp = Blueprint("feeds", __name__, url_prefix="/feeds")
ENDS = ".<feed:shape>"
for shown in (rfc3339, rfc822, writable):
    bp.add_app_template_filter(shown)


@bp.get("/site" + ENDS)
def of_site(shape: str) -> Response:
    return send(threads.site, shape)


@bp.get("/c/<slug:slug>" + ENDS)
def of_category(slug: str, shape: str) -> Response:
    return send(partial(threads.category, slug), shape)


@bp.get("/label/<slug:slug>" + ENDS)
def of_label(slug: str, shape: str) -> Response:
    return send(partial(threads.label, slug), shape)


@bp.get("/t/<id:thread_id>" + ENDS)
def of_thread(thread_id: int, shape: str) -> Response:
    return send(partial(threads.thread, thread_id), shape)


@bp.get("/factsheets" + ENDS)
def of_sheets(shape: str) -> Response:
    return send(sheets.sheets, shape)


@bp.get("/questions" + ENDS)
def of_questions(shape: str) -> Response:
    return send(questions.questions, shape)
