from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import shapes
from forum.api.door import Blueprint, page_of, viewer
from forum.core.db import let_go, transaction
from forum.threads import service
from forum.threads.asking import NameQuery
from forum.threads.naming import names
from forum.threads.schemas import NameList

bp = Blueprint("api_writing", __name__, description="Help while writing")


@bp.route("/names")
class Names(MethodView):
    @bp.arguments(NameQuery, location="query")
    @bp.response(200, NameList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Whom a name that begins like this may be: first who wrote in the thread, then others."""
        let_go()
        with transaction():
            service.count_look_up(viewer())
        found = names(viewer(), asked["q"], thread_id=asked["thread"])
        return page_of([shapes.author(who) for who in found])
