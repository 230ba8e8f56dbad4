"""The devices of one member, and the way to one of them."""

import json
from typing import NamedTuple

from sqlalchemy import Select, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.permission import require
from forum.core.webpush import Subscription
from forum.push.models import PushDevice
from forum.push.policy import may_see_devices, visible_to
from forum.push.views import Device


class Reached(NamedTuple):
    """Whose device it is, and how it is reached. `is_failing` when it was not, the last time."""

    member_id: int
    subscription: Subscription
    server_key: str
    is_failing: bool


def own_devices(viewer: Viewer) -> list[Device]:
    """Newest first. Raises LoginRequired."""
    require(may_see_devices(viewer))
    query = select(PushDevice).where(visible_to(viewer)).order_by(PushDevice.id.desc())
    return [_show(found, viewer) for found in db.session.scalars(query)]


def callable_members() -> Select[tuple[int]]:
    """Who has a device at all."""
    return select(PushDevice.member_id)


def reach(device_id: int) -> Reached | None:
    """For the worker. None when it is gone."""
    found = db.session.get(PushDevice, device_id, populate_existing=True)
    if found is None:
        return None
    subscription = Subscription(**json.loads(found.subscription))
    return Reached(found.member_id, subscription, found.server_key, found.failures > 0)


def _show(found: PushDevice, viewer: Viewer) -> Device:
    is_here = viewer.session_id is not None and found.session_id == viewer.session_id
    return Device(found.id, found.name, found.added_at, found.told_at, is_here)
