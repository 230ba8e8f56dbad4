"""How far one has read: kept after a page was shown, and where to read on."""

from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Flask, Response, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from forum.core.db import attempt
from forum.marks.following_schemas import UpdatesQuery
from forum.marks.service.reading import note_read
from forum.marks.unread import next_post
from forum.marks.views import MarkView
from forum.notifications.noting import note_read_thread
from forum.threads.queries import get_thread
from forum.threads.updates import updates
from forum.threads.views import Stretch, page_start
from forum.web.forms import read_query
from forum.web.page import viewer

bp = Blueprint("reading", __name__)


@dataclass(frozen=True)
class _Shown:
    thread_id: int
    number: int


def register(app: Flask) -> None:
    app.after_request(_note)


def note_shown(thread_id: int, stretch: Stretch, mark: MarkView | None) -> None:
    """To be kept once the page is made: as far as it goes, if that is farther than before. What
    one was told of it is read with it, also where that is not farther."""
    if not mark or not stretch.items:
        return
    number = stretch.items[-1].number
    if number > mark.read_number:
        g.shown = _Shown(thread_id, number)
    if viewer().notice_count:
        g.told = _Shown(thread_id, number)


def _note(response: Response) -> Response:
    """In a short transaction of its own after the answer is made."""
    notes = {"shown": note_read, "told": note_read_thread}
    found = [(note, g.pop(name)) for name, note in notes.items() if name in g]
    if found and request.method == "GET" and response.status_code == 200 and not is_ahead():
        for note, shown in found:
            attempt(partial(note, viewer(), shown.thread_id, shown.number))
    return response


def is_ahead() -> bool:
    """Fetched by a browser in case somebody wants it: that was read by nobody."""
    said = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose for purpose in said)


@bp.get("/t/<id:thread_id>/unread")
def read_on(thread_id: int) -> ResponseReturnValue:
    """To the first post that is new to the reader; when all is read, to the last one."""
    thread = get_thread(viewer(), thread_id)
    post_id, number = next_post(viewer(), thread)
    place = page_start(number) or None
    address = url_for("threads.show", thread_id=thread.id, slug=thread.slug, after=place)
    return redirect(f"{address}#p{post_id}")


@bp.get("/t/<id:thread_id>/updates")
def ask(thread_id: int) -> ResponseReturnValue:
    """Asked by the page itself, so it is no sign of anybody being there."""
    g.is_unattended = True
    found = updates(viewer(), thread_id, after=read_query(UpdatesQuery)["after"], own=False)
    return jsonify(count=found.count, last_number=found.last_number)
