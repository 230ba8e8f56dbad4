"""Reading webhooks and what was sent to them. For admins."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import PAGE_SIZE, Order, Page
from forum.core.permission import require
from forum.hooks.kinds import KNOWN, HookKind, PausedFor, State
from forum.hooks.models import Webhook, WebhookDelivery
from forum.hooks.policy import may_keep_hooks
from forum.hooks.views import DeliveryView, HookView

AS_MADE = Order("webhooks", (Webhook.id,), descending=False)
NEWEST = Order("webhook-deliveries", (WebhookDelivery.id,))
AS_STORED = (
    *("id", "hook_id", "key", "event", "replay", "attempts", "status", "error"),
    *("duration_ms", "made_at", "ended_at", "next_attempt_at"),
)


def hooks(viewer: Viewer, *, after: str | None = None, limit: int = PAGE_SIZE) -> Page[HookView]:
    require(may_keep_hooks(viewer))
    rows = select(Webhook)
    return AS_MADE.take(rows, after=after, show=lambda row: show(row[0]), limit=limit)


def get_hook(viewer: Viewer, hook_id: int) -> HookView:
    """Raises NotFound."""
    require(may_keep_hooks(viewer))
    found = db.session.get(Webhook, hook_id)
    if found is None:
        raise unknown()
    return show(found)


def deliveries(
    viewer: Viewer, hook_id: int, *, after: str | None = None, limit: int = PAGE_SIZE
) -> Page[DeliveryView]:
    """What was and is to be sent there, the newest first. Raises NotFound."""
    get_hook(viewer, hook_id)
    query = select(WebhookDelivery).where(
        WebhookDelivery.hook_id == hook_id, WebhookDelivery.kind.in_(KNOWN)
    )
    return NEWEST.take(query, after=after, show=_show_delivery, limit=limit)


def get_delivery(viewer: Viewer, delivery_id: int) -> DeliveryView:
    """Raises NotFound."""
    require(may_keep_hooks(viewer))
    mine = WebhookDelivery.id == delivery_id, WebhookDelivery.kind.in_(KNOWN)
    found = db.session.scalar(select(WebhookDelivery).where(*mine))
    if found is None:
        raise unknown_delivery()
    return _show_delivery([found])


def show(found: Webhook) -> HookView:
    until = found.old_secret_until
    return HookView(
        found.id,
        found.name,
        found.url,
        known(found.kinds),
        found.made_at,
        PausedFor(found.paused_for) if found.paused_for else None,
        found.failing_since,
        until if until and until > clock.now() else None,
    )


def known(kinds: Sequence[str]) -> list[HookKind]:
    """In the order of their list, without what another release may have had."""
    return [kind for kind in HookKind if kind in kinds]


def unknown() -> NotFound:
    return NotFound(_("Deze webhook bestaat niet."))


def unknown_delivery() -> NotFound:
    return NotFound(_("Deze verzending bestaat niet."))


def _show_delivery(row: Any) -> DeliveryView:
    found: WebhookDelivery = row[0]
    stored = {name: getattr(found, name) for name in AS_STORED}
    return DeliveryView(kind=HookKind(found.kind), state=State(found.state), **stored)
