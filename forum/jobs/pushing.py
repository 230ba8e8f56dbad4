"""Calling members on their devices: that there is something, and not a word of what.

Whether a letter would still be sent of it is asked twice: when it is their turn to be called, and
again for each device just before it is. No letter waits for a device: a worker calls them beside.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from flask import current_app

from forum.core import clock, outbox
from forum.core.db import let_go, transaction
from forum.core.errors import NotFound, TooMany
from forum.core.i18n import _
from forum.core.outbox import Claim
from forum.core.smtp import Undeliverable
from forum.core.webpush import LASTS, Gone, NotNow, Pusher, Unreachable, Unwanted
from forum.jobs.at_once import is_still_wanted, reader_of
from forum.notifications.events import Called
from forum.notifications.queries import member_of, of
from forum.push.events import PushDue
from forum.push.failing import ATTEMPTS, note_away, note_reached, require_rested
from forum.push.queries import Reached, reach
from forum.push.service import forget_device, take_turn

log = logging.getLogger(__name__)

# Read by whoever looks at the screen of a locked phone.
SAID: Mapping[str, str] = {"title": "Ruggespraak", "body": "nieuwe notificatie"}


def ring(event: Called) -> None:
    """One call for each device of the member. Raises TooMany so soon after the last one."""
    member_id = member_of(event.notification_id)
    if member_id is None or not _is_news(member_id, event.notification_id):
        return
    for device_id in take_turn(member_id, datetime.fromisoformat(event.since)):
        outbox.record(PushDue(device_id, event.notification_id, clock.now().isoformat()))


def push(event: PushDue, claim: Claim) -> None:
    """Raises TooMany while the service rests, or asks to be left alone."""
    pusher: Pusher | None = current_app.extensions["pusher"]
    found = reach(event.device_id)
    if pusher is None or found is None or _is_late(event):
        return
    if not _is_news(found.member_id, event.notification_id):
        return
    if found.server_key != pusher.public_key:
        _keep(partial(forget_device, event.device_id))
        return
    require_rested(found.subscription)
    _call(pusher, found, event.device_id, claim)


def _call(pusher: Pusher, found: Reached, device_id: int, claim: Claim) -> None:
    """A service that stays away is let be soon: what else is called for waits behind it."""
    let_go()
    try:
        _say(pusher, found)
    except Gone:
        _keep(partial(forget_device, device_id))
    except Unreachable as away:
        _keep(partial(note_away, device_id, found.subscription))
        log.warning("a push service stayed away: %s", away)
        if claim.attempt < ATTEMPTS:
            raise
    else:
        if found.is_failing:
            _keep(partial(note_reached, device_id))


def _say(pusher: Pusher, found: Reached) -> None:
    """Raises Gone or Unreachable, and what the worker makes of it: TooMany or Undeliverable."""
    try:
        pusher.push(found.subscription, dict(SAID))
    except NotNow as later:
        wait = timedelta(seconds=later.seconds)
        raise TooMany(_("Even wachten."), retry_after=wait) from later
    except Unwanted as refused:
        raise Undeliverable(str(refused)) from refused


def _keep(act: Callable[[], None]) -> None:
    let_go()
    with transaction():
        act()


def _is_news(member_id: int, notification_id: int) -> bool:
    """For a member who did not go away, and as a letter would still be sent of it."""
    try:
        viewer = reader_of(member_id)
    except NotFound:
        return False
    if viewer.is_paused or viewer.is_suspended(clock.now()):
        return False
    return any(is_still_wanted(viewer, one) for one in of(viewer, [notification_id]))


def _is_late(event: PushDue) -> bool:
    return datetime.fromisoformat(event.since) + LASTS <= clock.now()
