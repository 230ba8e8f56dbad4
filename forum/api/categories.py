from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.categories.queries import categories
from forum.categories.schemas import CategoryList

bp = Blueprint("api_categories", __name__, url_prefix="/categories", description="Categories")


@bp.route("")
class Categories(MethodView):
    @bp.response(200, CategoryList)
    def get(self) -> dict[str, Any]:
        """List the categories in their order."""
        return {"items": categories(viewer()), "next": None}
