from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint
from forum.moderation.figures.queries import figures
from forum.moderation.figures.schemas import FiguresOutput, YearQuery
from forum.moderation.figures.views import Figures

bp = Blueprint(
    "api_transparency",
    __name__,
    url_prefix="/transparency",
    description="What moderators did, in numbers",
)


@bp.route("")
class YearlyFigures(MethodView):
    @bp.arguments(YearQuery, location="query")
    @bp.response(200, FiguresOutput)
    def get(self, asked: dict[str, Any]) -> Figures:
        """Read how often moderators did what in a year, for which reason, and how long it had
        waited. Numbers so small that they could point at somebody are null."""
        return figures(**asked)
