"""Telling once more what was told before, or could not be."""

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.ids import new_token
from forum.core.permission import require
from forum.hooks.kinds import State
from forum.hooks.models import Webhook, WebhookDelivery
from forum.hooks.policy import may_keep_hooks
from forum.hooks.queries import unknown_delivery

KEY = "msg_"


def replay(viewer: Viewer, delivery_id: int) -> int:
    """The number of a new delivery of the same event, with a key of its own: who received the
    first takes it anew. Whether it may be read is asked again when it is sent. Raises NotFound,
    and Conflict while one waits or the hook is paused."""
    require(may_keep_hooks(viewer))
    first = db.session.get(WebhookDelivery, delivery_id)
    if first is None:
        raise unknown_delivery()
    if _is_held_paused(first.hook_id):
        raise Conflict(_("Deze webhook staat op pauze. Zet hem eerst aan."), code="paused")
    same = WebhookDelivery.hook_id == first.hook_id, WebhookDelivery.event == first.event
    waiting = select(WebhookDelivery.id).where(*same, WebhookDelivery.state == State.WAITING)
    if db.session.scalar(waiting.limit(1)) is not None:
        raise _waits()
    last = db.session.scalar(select(func.max(WebhookDelivery.replay)).where(*same)) or 0
    return _again(first, last + 1)


def _is_held_paused(hook_id: int) -> bool:
    """And hold it, so that of two who ask at once one finds what the other made."""
    held = select(Webhook.paused_at).where(Webhook.id == hook_id).with_for_update()
    return db.session.scalar(held) is not None


def _again(first: WebhookDelivery, number: int) -> int:
    facts = {name: getattr(first, name) for name in ("hook_id", "kind", "subject", "event")}
    now = clock.now()
    fresh = WebhookDelivery(
        **facts,
        key=KEY + new_token(),
        replay=number,
        happened_at=first.happened_at,
        made_at=now,
        next_attempt_at=now,
    )
    try:
        with db.session.begin_nested():
            db.session.add(fresh)
    except IntegrityError as error:  # asked twice in this very moment
        raise _waits() from error
    return fresh.id


def _waits() -> Conflict:
    return Conflict(_("Deze gebeurtenis wacht al op verzending."), code="waits")
