"""Sending what webhooks wait for: a host that is slow or away holds up other hooks for seconds."""

import logging
from collections.abc import Callable

from flask import current_app

from forum.accounts import recipients
from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.i18n import _
from forum.core.mail import Letter
from forum.core.outside import post
from forum.core.places import Allowed
from forum.hooks import marking, queue
from forum.hooks.events import HookPaused
from forum.hooks.queue import Claimed
from forum.hooks.signing import signed
from forum.jobs.hook_news import written
from forum.jobs.letters import address, compose

log = logging.getLogger(__name__)

KIND = {"User-Agent": "Ruggespraak-Webhooks/1", "Content-Type": "application/json"}


def send_due(should_stop: Callable[[], bool] = lambda: False) -> int:
    """Send until nothing is due, or told to stop. Returns how many were tried."""
    tried = 0
    while not should_stop() and (claimed := _claim()):
        _send(claimed)
        tried += 1
    return tried


def give_up_old() -> None:
    """Safe to do twice, and beside another worker."""
    with transaction():
        queue.give_up_old()


def paused(event: HookPaused, key: str) -> Letter | None:
    """To who is still an admin. It names nothing that was sent."""
    if event.member_id not in recipients.admins():
        return None
    to = recipients.staff_address_of(event.member_id)
    link, subject = address("hooks.show", webhook_id=event.hook_id), _("Een webhook is gepauzeerd")
    return compose(key, to, "webhook_paused", subject, link=link) if to else None


def _claim() -> Claimed | None:
    with transaction():
        return queue.claim_next()


def _send(claimed: Claimed) -> None:
    body = written(claimed)
    let_go()
    if body is None:
        with transaction():
            queue.withhold(claimed)
        return
    allowed: Allowed = current_app.extensions["hooks_allowed"]
    headers = KIND | signed(claimed.secrets, claimed.key, clock.now(), body)
    outcome = post(allowed, claimed.url, headers, body)
    if not outcome.is_good:  # without the address, which may hold a secret
        log.warning("webhook %s: %s", claimed.hook_id, outcome.error or outcome.status)
    with transaction():
        marking.mark(claimed, outcome)
