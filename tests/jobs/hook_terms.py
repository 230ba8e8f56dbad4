"""What is kept for a while of webhooks; `terms` has the rest."""

from datetime import timedelta

from forum.core import clock
from forum.core.db import db
from forum.core.places import Allowed
from forum.hooks import queue, service
from forum.hooks.kinds import HookKind, State
from forum.hooks.models import WebhookDelivery
from forum.hooks.views import Wanted
from tests import make

DAY = timedelta(days=1)
ALLOWED = Allowed.read("hooks.example.org", None)


def _hook(name: str) -> int:
    wanted = Wanted(name, "https://hooks.example.org/", [HookKind.THREAD_STARTED])
    return service.make(make.viewer(make.admin()), wanted, ALLOWED)[0]


def _sent() -> None:
    queue.tell([_hook("Haak")], HookKind.THREAD_STARTED, "1")
    ended = {"state": State.SENT.value, "ended_at": clock.now()}
    db.session.query(WebhookDelivery).update(ended)


def _renewed() -> None:
    service.renew_secret(make.viewer(make.admin()), _hook("Andere haak"))


TERMS = [
    ("webhook_deliveries", _sent, 30 * DAY, WebhookDelivery),
    ("old_webhook_secrets", _renewed, DAY, None),
]
