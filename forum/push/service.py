"""Asking to be called on a device, taking that back, and whose turn it is."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from forum.accounts.service.pausing import get_held, hold
from forum.accounts.viewer import Viewer
from forum.core import clock, vault
from forum.core.db import db, insert_or
from forum.core.errors import Conflict, Invalid, NotFound, TooMany
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.places import NotAllowed
from forum.core.webpush import Pusher, Subscription
from forum.push.models import PushDevice
from forum.push.policy import MOST, may_change_devices, visible_to

APART = timedelta(minutes=1)  # at most one call to a member, for however much happened


def add_device(
    viewer: Viewer, pusher: Pusher | None, subscription: Subscription, *, name: str = ""
) -> int:
    """The same browser again is the same device; in the hands of another member it is theirs.
    Raises Invalid for what no browser gives, and Conflict for one too many."""
    require(may_change_devices(viewer))
    if pusher is None:
        raise Conflict(_("Deze site stuurt geen notificaties naar apparaten."), code="no_push")
    _check(subscription, pusher)
    get_held(viewer.member_id)
    mark = vault.digest(subscription.endpoint)
    mine = visible_to(viewer), PushDevice.endpoint_hash != mark
    if (db.session.scalar(select(func.count(PushDevice.id)).where(*mine)) or 0) >= MOST:
        full = _("Je hebt al %(count)s apparaten. Verwijder er eerst een.", count=MOST)
        raise Conflict(full, code="too_many_devices")
    return _keep(viewer, mark, _facts(viewer, pusher, subscription, name))


def remove_device(viewer: Viewer, device_id: int) -> None:
    """Raises NotFound for a device that is not the viewer's own, or gone already."""
    require(may_change_devices(viewer))
    gone = delete(PushDevice).where(PushDevice.id == device_id, visible_to(viewer))
    if db.session.scalar(gone.returning(PushDevice.id)) is None:
        raise NotFound(_("Dit apparaat staat er niet, of is al weg."))


def take_turn(member_id: int, since: datetime) -> Sequence[int]:
    """The devices to be called for what happened then: none when a call came after it already, as
    that one said no more and no less. Raises TooMany when one went out a moment ago."""
    if hold(member_id) is None:
        return ()
    mine, now = PushDevice.member_id == member_id, clock.now()
    latest = db.session.scalar(select(func.max(PushDevice.told_at)).where(mine))
    if latest and latest >= since:
        return ()
    if latest and latest > now - APART:
        raise TooMany(_("Even wachten."), retry_after=latest + APART - now)
    told = update(PushDevice).where(mine).values(told_at=now).returning(PushDevice.id)
    return sorted(db.session.scalars(told, execution_options={"synchronize_session": False}))


def forget_device(device_id: int) -> None:
    """For the worker: nobody is reached there any more."""
    db.session.execute(delete(PushDevice).where(PushDevice.id == device_id))


def _check(subscription: Subscription, pusher: Pusher) -> None:
    wrong = _("Zo’n apparaat kennen we niet.")
    try:
        pusher.allowed.find(subscription.endpoint)
    except NotAllowed as refused:
        raise Invalid(wrong, errors={"endpoint": [wrong]}) from refused
    if not subscription.is_whole:
        raise Invalid(wrong, errors={"p256dh": [wrong]})


def _facts(
    viewer: Viewer, pusher: Pusher, subscription: Subscription, name: str
) -> dict[str, object]:
    return {
        "member_id": viewer.member_id,
        "session_id": viewer.session_id,
        "token_id": viewer.token_id,
        "subscription": json.dumps(vars(subscription)),
        "server_key": pusher.public_key,
        "name": name,
        "added_at": clock.now(),
        "told_at": None,
        "failures": 0,
        "failing_since": None,
    }


def _keep(viewer: Viewer, mark: str, facts: dict[str, object]) -> int:
    again = update(PushDevice).where(PushDevice.endpoint_hash == mark, visible_to(viewer))
    known = {name: facts[name] for name in facts if name not in ("added_at", "told_at")}
    kept = db.session.scalar(again.values(known).returning(PushDevice.id))
    if kept is not None:
        return int(kept)
    # Another's: it becomes a new one, so that nothing of theirs goes along.
    db.session.execute(delete(PushDevice).where(PushDevice.endpoint_hash == mark))
    made = insert_or(PushDevice).values(endpoint_hash=mark, **facts)
    made = made.on_conflict_do_nothing(index_elements=[PushDevice.endpoint_hash])
    found = db.session.scalar(made.returning(PushDevice.id))
    if found is None:
        raise Conflict(_("Dit apparaat werd net ergens anders toegevoegd. Probeer het nog eens."))
    return int(found)
