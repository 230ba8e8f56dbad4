from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.places import Allowed
from forum.core.schemas import ListQuery
from forum.hooks import queries
from forum.hooks.policy import may_keep_hooks
from forum.hooks.schemas import (
    DeliveryList,
    DeliveryOutput,
    HookChange,
    HookInput,
    HookList,
    HookOutput,
    NewHookOutput,
)
from forum.hooks.views import DeliveryView, HookView, Wanted
from forum.moderation import hooks

bp = Blueprint("api_hooks", __name__, url_prefix="/webhooks", description="Webhooks, for admins")
AS_SHOWN = ("id", "name", "url", "kinds", "active", "paused_for", "failing_since")
AS_SENT = (
    *("id", "key", "kind", "event", "replay", "state", "attempts", "status", "error"),
    *("duration_ms", "ended_at"),
)


@bp.route("")
class Hooks(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, HookList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """List the webhooks, without their secrets."""
        page = queries.hooks(viewer(), **asked)
        return page_of([_shape(hook) for hook in page.items], page.next)

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(HookInput)
    @bp.response(201, NewHookOutput)
    def post(self, wanted: Wanted) -> dict[str, Any]:
        """Make one. `secret` is told this once: a repeat by its key has none. What is sent is
        signed by Standard Webhooks 1.0."""
        require(may_keep_hooks(viewer()))
        told: list[str] = []

        def act() -> int:
            hook_id, secret = hooks.make(viewer(), wanted, _allowed())
            told.append(secret)
            return hook_id

        made = queries.get_hook(viewer(), act_once(act))
        return _shape(made) | {"secret": told[0] if told else None}


@bp.route("/<id:webhook_id>")
class OneHook(MethodView):
    @bp.response(200, HookOutput)
    def get(self, webhook_id: int) -> dict[str, Any]:
        """Read one."""
        return _shape(queries.get_hook(viewer(), webhook_id))

    @bp.arguments(HookChange)
    @bp.response(200, HookOutput)
    def patch(self, data: dict[str, Any], webhook_id: int) -> dict[str, Any]:
        """Change one, pause it or let it go on. What is left out stays."""
        with transaction():
            _change(webhook_id, data)
        return _shape(queries.get_hook(viewer(), webhook_id))

    @bp.response(204)
    def delete(self, webhook_id: int) -> None:
        """Remove one, with all that was noted down for it."""
        with transaction():
            hooks.remove(viewer(), webhook_id)


@bp.route("/<id:webhook_id>/secret")
class HookSecret(MethodView):
    @bp.response(200, NewHookOutput)
    def post(self, webhook_id: int) -> dict[str, Any]:
        """Renew its secret. Until `old_secret_until` the one before it signs too."""
        with transaction():
            secret = hooks.renew_secret(viewer(), webhook_id)
        return _shape(queries.get_hook(viewer(), webhook_id)) | {"secret": secret}


@bp.route("/<id:webhook_id>/deliveries")
class Deliveries(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, DeliveryList)
    def get(self, asked: dict[str, Any], webhook_id: int) -> dict[str, Any]:
        """Read what was and is to be sent there in the last 30 days, the newest first."""
        page = queries.deliveries(viewer(), webhook_id, **asked)
        return page_of([_shape_delivery(one) for one in page.items], page.next)


@bp.route("/deliveries/<id:delivery_id>/replay")
class Replay(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.response(201, DeliveryOutput)
    def post(self, delivery_id: int) -> dict[str, Any]:
        """Send the same event again, as a delivery of its own, if a guest may still read it."""
        require(may_keep_hooks(viewer()))
        number = act_once(lambda: hooks.replay(viewer(), delivery_id))
        return _shape_delivery(queries.get_delivery(viewer(), number))


def _change(webhook_id: int, data: dict[str, Any]) -> None:
    before = queries.get_hook(viewer(), webhook_id)
    active = data.pop("active", None)
    if data:
        names = ("name", "url", "kinds")
        wanted = Wanted(**{name: data.get(name, getattr(before, name)) for name in names})
        hooks.change(viewer(), webhook_id, wanted, _allowed())
    if active is not None:
        hooks.switch(viewer(), webhook_id, active=active)


def _shape(hook: HookView) -> dict[str, Any]:
    shown = {name: getattr(hook, name) for name in AS_SHOWN}
    return shown | {"created_at": hook.made_at, "old_secret_until": hook.both_sign_until}


def _shape_delivery(found: DeliveryView) -> dict[str, Any]:
    return {name: getattr(found, name) for name in AS_SENT} | {
        "webhook_id": found.hook_id,
        "created_at": found.made_at,
        "next_attempt_at": found.next_attempt_at if found.waits else None,
    }


def _allowed() -> Allowed:
    allowed: Allowed = current_app.extensions["hooks_allowed"]
    return allowed
