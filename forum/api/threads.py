from __future__ import annotations

from typing import Any

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
from forum.categories.queries import get_branch
from forum.core.db import transaction
from forum.core.schemas import ListQuery
from forum.factsheets.pins import pinned_above
from forum.labels.queries import get_label
from forum.moderation import service as moderation
from forum.posting import service as posting
from forum.threads import posts as reading
from forum.threads import queries, service
from forum.threads.kinds import Opening, Visibility
from forum.threads.labelled import labelled
from forum.threads.schemas import (
    LabelsInput,
    NewThreadOutput,
    PostList,
    PostOutput,
    ReplyInput,
    ThreadChange,
    ThreadInput,
    ThreadList,
    ThreadOutput,
    ThreadQuery,
)

bp = Blueprint("api_threads", __name__, url_prefix="/threads", description="Conversations")


@bp.route("")
class Threads(MethodView):
    @bp.arguments(ThreadQuery, location="query")
    @bp.response(200, ThreadList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List threads, the latest moved or newest first. A category comes with its subs."""
        who, category = viewer(), asked.pop("category")
        within = get_branch(who, category).ids if category else ()
        narrowed = _narrowed(asked.pop("kind"), asked.pop("tag"))
        page = queries.threads(who, *narrowed, within=within, **asked)
        return page_of([shapes.thread(found) for found in page.items], page.next)

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ThreadInput)
    @bp.response(201, NewThreadOutput)
    def post(self, opening: Opening) -> dict[str, Any]:
        """Start a thread with its first post."""
        post_id = act_once(
            lambda: posting.start_thread(viewer(), opening, acknowledged=acknowledged()).id
        )
        post = reading.get_post(viewer(), post_id)
        return _whole(post.thread_id) | {"first_post": shapes.post(post)}


@bp.route("/<id:thread_id>")
class OneThread(MethodView):
    @bp.response(200, ThreadOutput)
    def get(self, thread_id: int) -> dict[str, Any]:
        """Read about a thread."""
        return _whole(thread_id)

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
        return page_of([shapes.post(found) for found in page.items], page.next)

    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ReplyInput)
    @bp.response(201, PostOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Reply to a thread. The first post there decides under which name one writes."""
        queries.get_thread(viewer(), thread_id)
        post_id = act_once(
            lambda: posting.reply(viewer(), thread_id, acknowledged=acknowledged(), **data).id
        )
        return shapes.post(reading.get_post(viewer(), post_id))


def _narrowed(kind: str | None, tag: str | None) -> list[Any]:
    where = []
    if tag is not None:
        where.append(labelled(get_label(tag).id))
    if kind is not None:
        where.append(queries.of_kind(kind))
    return where


def _whole(thread_id: int) -> dict[str, Any]:
    thread = queries.get_thread(viewer(), thread_id)
    return shapes.thread(thread, pinned_above(viewer(), thread))
