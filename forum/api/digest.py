"""The digest that one may ask for."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import Blueprint, viewer
from forum.core.db import transaction
from forum.digests.queries import own_wish
from forum.digests.schemas import DigestInput, DigestOutput
from forum.digests.service import wishing
from forum.digests.views import Wish

bp = Blueprint("api_digest", __name__, url_prefix="/me/digest", description="The digest by mail")


@bp.route("")
class OwnDigest(MethodView):
    @bp.response(200, DigestOutput)
    def get(self) -> Wish:
        """Read whether a digest comes by mail, and when."""
        return own_wish(viewer())

    @bp.arguments(DigestInput)
    @bp.response(200, DigestOutput)
    def put(self, data: dict[str, Any]) -> Wish:
        """Ask for a digest each day or week, at an hour in Amsterdam. This gives the consent
        `digest`. None is sent without news."""
        with transaction():
            wishing.set_digest(viewer(), **data)
        return own_wish(viewer())

    @bp.response(204)
    def delete(self) -> None:
        """Stop it, and take that consent back."""
        with transaction():
            wishing.stop_digest(viewer())
