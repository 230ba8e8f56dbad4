from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.labels.policy import may_keep_labels
from forum.labels.schemas import LabelChange, LabelInput, LabelList, LabelOutput
from forum.moderation import service
from forum.threads.labelled import LabelLine, counted_labels

bp = Blueprint("api_labels", __name__, url_prefix="/labels", description="Labels")


@bp.route("")
class Labels(MethodView):
    @bp.response(200, LabelList)
    def get(self) -> dict[str, Any]:
        """List the labels by name, each with how many threads one may read."""
        return {"items": counted_labels(viewer()), "next": None}

    @bp.arguments(LabelInput)
    @bp.response(201, LabelOutput)
    def post(self, data: dict[str, Any]) -> LabelLine:
        """Make a label. For moderators."""
        require(may_keep_labels(viewer()))
        with transaction():
            slug = service.add_label(viewer(), **data)
        return _line(slug)


@bp.route("/<slug:slug>")
class OneLabel(MethodView):
    @bp.arguments(LabelChange)
    @bp.response(200, LabelOutput)
    def patch(self, data: dict[str, Any], slug: str) -> LabelLine:
        """Change its name or what it is for. For moderators."""
        require(may_keep_labels(viewer()))
        with transaction():
            service.change_label(viewer(), slug, **data)
        return _line(slug)

    @bp.response(204)
    def delete(self, slug: str) -> None:
        """Remove it: threads lose it. For moderators."""
        require(may_keep_labels(viewer()))
        with transaction():
            service.remove_label(viewer(), slug)


def _line(slug: str) -> LabelLine:
    return next(line for line in counted_labels(viewer()) if line.slug == slug)
