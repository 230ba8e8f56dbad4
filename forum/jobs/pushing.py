"""Calling members on their devices: that there is something, and not a word of what.

Whether it is still there for them, and unread, is asked twice: when it is their turn to be called,
and again for each device just before it is.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from flask import current_app

from forum.accounts.viewers import get_viewer
from forum.core import clock, outbox
from forum.core.db import let_go, transaction
from forum.core.errors import NotFound, TooMany
from forum.core.i18n import _
from forum.core.mail import Undeliverable
from forum.core.outbox import Claim
from forum.core.webpush import LASTS, Gone, NotNow, Pusher, Unreachable, Unwanted
from forum.notifications.events import Called
from forum.notifications.queries import member_of, of
from forum.push.events import PushDue
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
    pusher: Pusher | None = current_app.extensions["pusher"]
    found = reach(event.device_id)
    if pusher is None or found is None or _is_late(event):
        return
    if not _is_news(found.member_id, event.notification_id):
        return
    let_go()
    if found.server_key != pusher.public_key or not _delivered(pusher, found, claim):
        with transaction():
            forget_device(event.device_id)


def _delivered(pusher: Pusher, found: Reached, claim: Claim) -> bool:
    """False when nobody is there any more. A service that stays away is let be in the end."""
    try:
        pusher.push(found.subscription, dict(SAID))
    except Gone:
        return False
    except NotNow as later:
        wait = timedelta(seconds=later.seconds)
        raise TooMany(_("Even wachten."), retry_after=wait) from later
    except Unwanted as refused:
        raise Undeliverable(str(refused)) from refused
    except Unreachable as away:
        if not claim.is_last:
            raise
        log.warning("a push service stayed away: %s", away)
    return True


def _is_news(member_id: int, notification_id: int) -> bool:
    """Unread, and there for a member who did not go away."""
    try:
        viewer = get_viewer(member_id)
    except NotFound:
        return False
    found = of(viewer, [notification_id])
    return not viewer.is_paused and any(not one.is_read for one in found)


def _is_late(event: PushDue) -> bool:
    return datetime.fromisoformat(event.since) + LASTS <= clock.now()
