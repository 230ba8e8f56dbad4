"""How long it is kept what was sent where."""

from datetime import timedelta

from sqlalchemy import ColumnElement

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import changing, removing
from forum.hooks.models import Webhook, WebhookDelivery

KEPT = timedelta(days=30)


def _is_old() -> ColumnElement[bool]:
    return WebhookDelivery.ended_at < clock.now() - KEPT


def _signs_no_more() -> ColumnElement[bool]:
    return Webhook.old_secret_until < clock.now()


RULES = (
    removing(
        "webhook_deliveries",
        _("Wat naar andere programma’s is verstuurd (30 dagen)"),
        WebhookDelivery,
        _is_old,
    ),
    changing(
        "old_webhook_secrets",
        _("Vorige geheimen van webhooks (1 dag)"),
        Webhook,
        _signs_no_more,
        {"old_secret": None, "old_secret_until": None},
    ),
)
