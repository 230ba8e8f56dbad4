from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_write
from forum.api.door import Blueprint, viewer
from forum.categories.policy import may_arrange, may_write_in
from forum.categories.queries import categories, get_category
from forum.categories.schemas import (
    CategoryChange,
    CategoryInput,
    CategoryList,
    CategoryOutput,
)
from forum.categories.views import CategoryView
from forum.core import clock
from forum.core.db import transaction
from forum.core.permission import require
from forum.moderation import service

bp = Blueprint("api_categories", __name__, url_prefix="/categories", description="Categories")


@bp.route("")
class Categories(MethodView):
    @bp.response(200, CategoryList)
    def get(self) -> dict[str, Any]:
        """List the categories that one may read, in their order."""
        return {"items": [_shown(place) for place in categories(viewer())], "next": None}

    @bp.arguments(CategoryInput)
    @bp.response(201, CategoryOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Make a category. For admins."""
        require(may_arrange(viewer()))
        with transaction():
            slug = service.add_category(viewer(), **data)
        return _shown(get_category(viewer(), slug))


@bp.route("/<slug:slug>")
class OneCategory(MethodView):
    @bp.arguments(CategoryChange)
    @bp.response(200, CategoryOutput)
    def patch(self, data: dict[str, Any], slug: str) -> dict[str, Any]:
        """Change what is given. Its subcategories never become wider than it is. For admins."""
        require(may_arrange(viewer()))
        with transaction():
            service.change_category(viewer(), slug, **data)
        return _shown(get_category(viewer(), slug))

    @bp.response(204)
    def delete(self, slug: str) -> None:
        """Remove a category in which nothing stands. For admins."""
        with transaction():
            service.remove_category(viewer(), slug)


def _shown(place: CategoryView) -> dict[str, Any]:
    names = ("id", "slug", "name", "description", "position", "thread_count", "parent")
    shown: dict[str, Any] = {name: getattr(place, name) for name in names}
    writes = may_write(viewer(), clock.now()) and may_write_in(viewer(), place.writers)
    circles = {"readers": place.readers, "writers": place.writers}
    return shown | circles | {"may_write": bool(writes)}
