from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import ALARM_PARAMETER, Blueprint, acknowledged, address, page_of, viewer
from forum.core.db import transaction
from forum.core.schemas import ListQuery
from forum.marks.bookmarks import BookmarkView, KeptPost, bookmarks, find_bookmark
from forum.marks.schemas_posts import BookmarkInput, BookmarkList, BookmarkOutput
from forum.marks.service import bookmarking
from forum.posting import notes as posting

bp = Blueprint("api_bookmarks", __name__, url_prefix="", description="What one keeps")


@bp.route("/me/bookmarks")
class Bookmarks(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, BookmarkList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List the posts one kept, latest first."""
        page = bookmarks(viewer(), **asked)
        return page_of([_shown(found) for found in page.items], page.next)


@bp.route("/posts/<id:post_id>/bookmark")
class OneBookmark(MethodView):
    @bp.doc(parameters=[ALARM_PARAMETER])
    @bp.arguments(BookmarkInput)
    @bp.response(200, BookmarkOutput)
    def put(self, data: dict[str, Any], post_id: int) -> dict[str, Any]:
        """Keep a post, or change the note with it. Nobody else sees either."""
        with transaction():
            posting.keep_post(viewer(), post_id, acknowledged=acknowledged(), **data)
        kept = find_bookmark(viewer(), post_id)
        return _shown(kept) if kept else {}

    @bp.response(204)
    def delete(self, post_id: int) -> None:
        """Keep a post no longer; its note goes too."""
        with transaction():
            bookmarking.drop_post(viewer(), post_id)


def _shown(found: BookmarkView) -> dict[str, Any]:
    return {
        "post_id": found.post_id,
        "note": found.note,
        "kept_at": found.kept_at,
        "post": None if found.post is None else _place(found.post),
    }


def _place(post: KeptPost) -> dict[str, Any]:
    return {
        "id": post.id,
        "number": post.number,
        "thread_id": post.thread_id,
        "title": post.title,
        "author": shapes.author(post.author),
        "url": address("posts.show", post_id=post.id),
    }
