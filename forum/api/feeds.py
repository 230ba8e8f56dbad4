from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.feed_schemas import FeedKeyInput, FeedKeyList, NewFeedKeyOutput
from forum.accounts.policy import may_change_account
from forum.accounts.queries import own_feed_keys
from forum.accounts.service import feed_keys
from forum.api.door import Blueprint, address, origin, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.proofs.service.again import holding, prove_fully

bp = Blueprint("api_feeds", __name__, url_prefix="/me/feeds", description="Feeds of one's own")


@bp.route("")
class Feeds(MethodView):
    @bp.response(200, FeedKeyList)
    def get(self) -> dict[str, Any]:
        """List one's own feeds, without their addresses."""
        return {"items": own_feed_keys(viewer()), "next": None}

    @bp.arguments(FeedKeyInput)
    @bp.response(201, NewFeedKeyOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Make an address for a feed reader, of what one follows. Whoever has it reads along."""
        require(may_change_account(viewer()))
        name = data.pop("name")
        with holding(prove_fully(viewer(), **data, origin=origin())):
            secret, key = feed_keys.make_feed_key(viewer(), name=name)
        shown = {name: getattr(key, name) for name in ("id", "name", "created_at", "last_used_at")}
        places = ("atom", "rss")
        return shown | {at: address("own_feeds.show", token=secret, shape=at) for at in places}


@bp.route("/<id:feed_id>")
class OneFeed(MethodView):
    @bp.response(204)
    def delete(self, feed_id: int) -> None:
        """Revoke it. Its address is refused from then on."""
        with transaction():
            feed_keys.revoke_feed_key(viewer(), feed_id)
