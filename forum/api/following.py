from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, address, page_of, viewer
from forum.core.db import transaction
from forum.core.schemas import ListQuery
from forum.marks.following_schemas import FollowedList, LevelInput, LevelOutput
from forum.marks.follows import own_follows
from forum.marks.levels import Level
from forum.marks.service import following
from forum.marks.views import Followed

bp = Blueprint("api_following", __name__, url_prefix="", description="Following and muting")


@bp.route("/me/following")
class Follows(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, FollowedList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List what one follows or mutes: categories, labels, members, and then threads."""
        page = own_follows(viewer(), **asked)
        return page_of([_shown(found) for found in page.items], page.next)


@bp.route("/threads/<id:thread_id>/following")
class OfThread(MethodView):
    @bp.arguments(LevelInput)
    @bp.response(200, LevelOutput)
    def put(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Follow a thread, mute it, or neither."""
        with transaction():
            following.follow_thread(viewer(), thread_id, Level(data["level"]))
        return data


@bp.route("/categories/<slug:slug>/following")
class OfCategory(MethodView):
    @bp.arguments(LevelInput)
    @bp.response(200, LevelOutput)
    def put(self, data: dict[str, Any], slug: str) -> dict[str, Any]:
        """Follow or mute all threads of a category."""
        with transaction():
            following.follow_category(viewer(), slug, Level(data["level"]))
        return data


@bp.route("/labels/<slug:slug>/following")
class OfLabel(MethodView):
    @bp.arguments(LevelInput)
    @bp.response(200, LevelOutput)
    def put(self, data: dict[str, Any], slug: str) -> dict[str, Any]:
        """Follow or mute all threads that carry a label."""
        with transaction():
            following.follow_label(viewer(), slug, Level(data["level"]))
        return data


@bp.route("/members/<username>/following")
class OfMember(MethodView):
    @bp.arguments(LevelInput)
    @bp.response(200, LevelOutput)
    def put(self, data: dict[str, Any], username: str) -> dict[str, Any]:
        """Follow or mute what a member starts under their own name."""
        with transaction():
            following.follow_member(viewer(), username, Level(data["level"]))
        return data


def _shown(found: Followed) -> dict[str, Any]:
    shown = {"kind": found.kind, "level": found.level, "name": found.name, "slug": found.slug}
    return shown | _address(found)


def _address(found: Followed) -> dict[str, Any]:
    """A member's number is nobody else's business, so of members there is none."""
    if found.kind == "thread":
        where = address("threads.show", thread_id=found.id, slug=found.slug)
        return {"id": found.id, "url": where}
    if found.kind == "member":
        return {"url": address("members.show", username=found.slug)}
    place = "categories.show" if found.kind == "category" else "labels.show"
    return {"id": found.id, "url": address(place, slug=found.slug)}
