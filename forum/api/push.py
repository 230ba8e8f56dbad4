"""Devices on which one is called."""

from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.api.door import KEY_PARAMETER, Blueprint, act_once, viewer
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.webpush import Pusher, Subscription
from forum.push import queries, service
from forum.push.schemas import DeviceInput, DeviceList, DeviceOutput
from forum.push.views import Device

bp = Blueprint("api_push", __name__, url_prefix="/me/push", description="Devices that are called")


@bp.route("")
class Devices(MethodView):
    @bp.response(200, DeviceList)
    def get(self) -> dict[str, Any]:
        """List the devices on which one is called, and the key to ask a browser's subscription
        with."""
        pusher = _pusher()
        key = pusher.public_key if pusher else None
        return {"items": queries.own_devices(viewer()), "next": None, "server_key": key}

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(DeviceInput)
    @bp.response(201, DeviceOutput)
    def post(self, data: dict[str, Any]) -> Device:
        """Be called on a device when there is something new, without a word of what it is. The
        device goes with the key that asked for it. The same subscription again changes nothing."""
        name = data.pop("name")
        subscription = Subscription(**data)
        device_id = act_once(
            lambda: service.add_device(viewer(), _pusher(), subscription, name=name)
        )
        found = (one for one in queries.own_devices(viewer()) if one.id == device_id)
        if (device := next(found, None)) is None:
            raise NotFound(_("Dit apparaat staat er niet, of is al weg."))
        return device


@bp.route("/<id:device_id>")
class OneDevice(MethodView):
    @bp.response(204)
    def delete(self, device_id: int) -> None:
        """Be called there no more."""
        act_once(lambda: _remove(device_id))


def _remove(device_id: int) -> int:
    service.remove_device(viewer(), device_id)
    return device_id


def _pusher() -> Pusher | None:
    pusher: Pusher | None = current_app.extensions["pusher"]
    return pusher
