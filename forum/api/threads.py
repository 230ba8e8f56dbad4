from __future__ import annotations

from typing import Any

from flask import redirect, url_for
from flask.views import MethodView

from forum.api import shapes
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    page_of,
    viewer,
)
from forum.api.held import held_answer, told_where
from forum.api.posts_shown import one_shown, shown
from forum.core.db import transaction
from forum.core.errors import NotFound
from forum.core.schemas import ListQuery
from forum.factsheets.talk.pins import pinned_above
from forum.marks.following_schemas import ListedThreads, ReadThreadOutput, ShowQuery
from forum.marks.lists import list_threads
from forum.marks.unread import get_mark, news_in
from forum.moderation import service as moderation
from forum.moderation.holding.schemas import HeldOutput
from forum.posting import sending
from forum.posting.schemas import (
    NewThreadOutput,
    PostList,
    PostWithPollOutput,
    ReplyWithPoll,
    Start,
    ThreadWithPoll,
)
from forum.posting.sending import Sent
from forum.threads import posts as reading
from forum.threads import queries, service
from forum.threads.kinds import Visibility
from forum.threads.schemas import (
    LabelsInput,
    ThreadChange,
    ThreadOutput,
)

bp = Blueprint("api_threads", __name__, url_prefix="/threads", description="Conversations")


@bp.route("")
class Threads(MethodView):
    @bp.arguments(ShowQuery, location="query")
    @bp.response(200, ListedThreads)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List threads, the latest moved or newest first. With `show` what one muted is left out;
        `unread`, `mine` and `followed` are one's own."""
        page = list_threads(viewer(), **asked)
        news = news_in(viewer(), page.items)
        lines = [
            shapes.thread(found) | {"unread": news[found.id].count if found.id in news else None}
            for found in page.items
        ]
        return page_of(lines, page.next)

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ThreadWithPoll)
    @bp.response(201, NewThreadOutput)
    @bp.alt_response(202, schema=HeldOutput, description="It waits for a moderator.")
    def post(self, start: Start) -> Any:
        """Start a thread with its first post."""
        sent = Sent.read(act_once(lambda: self._start(start)))
        if sent.held_id:
            return held_answer(sent.held_id)
        post = reading.get_post(viewer(), sent.post_id)
        return _whole(post.thread_id) | {"first_post": one_shown(post)}

    def _start(self, start: Start) -> int:
        read = acknowledged()
        return int(
            sending.start_thread(viewer(), start.opening, poll=start.poll, acknowledged=read)
        )


@bp.route("/<id:thread_id>")
class OneThread(MethodView):
    @bp.response(200, ReadThreadOutput)
    def get(self, thread_id: int) -> Any:
        """Read about a thread. Of one that went into another: a redirect (302) to that."""
        try:
            thread = queries.get_thread(viewer(), thread_id)
        except NotFound:
            if (merged := queries.find_merged(viewer(), thread_id)) is None:
                raise
            return redirect(url_for("api_threads.OneThread", thread_id=merged.id), 302)
        mark = get_mark(viewer(), thread)
        shown = shapes.thread(thread, pinned_above(viewer(), thread))
        stands = {"read_number": mark.read_number, "following": mark.level} if mark else {}
        return {"read_number": None, "following": None} | shown | stands

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(ThreadChange)
    @bp.response(200, ThreadOutput)
    def patch(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Show one's own thread to members alone. There is no way back."""
        wanted = Visibility(data["visibility"])
        act_once(lambda: service.change_visibility(viewer(), thread_id, wanted).id)
        return _whole(thread_id)


@bp.route("/<id:thread_id>/labels")
class LabelsOfThread(MethodView):
    @bp.arguments(LabelsInput)
    @bp.response(200, ThreadOutput)
    def put(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Choose its labels, by their slugs. For who started it, and for moderators."""
        with transaction():
            moderation.set_labels(viewer(), thread_id, data["tags"])
        return _whole(thread_id)


@bp.route("/<id:thread_id>/posts")
class PostsInThread(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, PostList)
    def get(self, asked: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Read the posts in a thread, a page at a time."""
        thread = queries.get_thread(viewer(), thread_id)
        page = reading.page_of_posts(viewer(), thread, **asked)
        return page_of(shown(page.items), page.next)

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ReplyWithPoll)
    @bp.response(201, PostWithPollOutput)
    @bp.alt_response(202, schema=HeldOutput, description="It waits for a moderator.")
    def post(self, data: dict[str, Any], thread_id: int) -> Any:
        """Reply to a thread. The first post there decides under which name one writes."""
        queries.get_thread(viewer(), thread_id)
        return told_where(
            act_once(
                lambda: int(sending.reply(viewer(), thread_id, acknowledged=acknowledged(), **data))
            )
        )


def _whole(thread_id: int) -> dict[str, Any]:
    thread = queries.get_thread(viewer(), thread_id)
    return shapes.thread(thread, pinned_above(viewer(), thread))
