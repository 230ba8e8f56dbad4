"""Keeping webhooks. Who may be told where is the operator's: see `core.places`."""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.core.places import Allowed, NotAllowed
from forum.hooks.kinds import PausedFor
from forum.hooks.models import Webhook, WebhookDelivery
from forum.hooks.policy import may_keep_hooks
from forum.hooks.queries import show, unknown
from forum.hooks.signing import new_secret
from forum.hooks.views import HookView, Wanted

MOST_HOOKS = 20
BOTH_SIGN = timedelta(days=1)


def make(viewer: Viewer, wanted: Wanted, allowed: Allowed) -> tuple[int, str]:
    """Its number, and the secret that is never shown again. Raises Invalid and Conflict."""
    require(may_keep_hooks(viewer))
    if (db.session.scalar(select(func.count(Webhook.id))) or 0) >= MOST_HOOKS:
        told = _("Er zijn al %(most)s webhooks.", most=MOST_HOOKS)
        raise Conflict(told, code="too_many_webhooks", errors={"name": [told]})
    now, secret = clock.now(), new_secret()
    found = Webhook(secret=secret, made_at=now, changed_at=now)
    _put(found, wanted, allowed)
    return found.id, secret


def change(viewer: Viewer, hook_id: int, wanted: Wanted, allowed: Allowed) -> None:
    """Raises what making one does, and NotFound. At another address it begins anew."""
    require(may_keep_hooks(viewer))
    found = _held(hook_id)
    if found.url != wanted.url:
        _start_anew(found)
    found.changed_at = clock.now()
    _put(found, wanted, allowed)


def pause(viewer: Viewer, hook_id: int) -> bool:
    """Nothing new is noted down for it, and what waits waits. Whether it was active."""
    require(may_keep_hooks(viewer))
    found = _held(hook_id)
    if found.paused_at is not None:
        return False
    found.paused_at, found.paused_for = clock.now(), PausedFor.ADMIN
    return True


def resume(viewer: Viewer, hook_id: int) -> bool:
    """Whether it was paused."""
    require(may_keep_hooks(viewer))
    found = _held(hook_id)
    if found.paused_at is None:
        return False
    found.paused_at = found.paused_for = None
    _start_anew(found)
    return True


def renew_secret(viewer: Viewer, hook_id: int) -> str:
    """The new one. For a day both sign, so that the receiver can change over without a gap; one
    before that signs no more."""
    require(may_keep_hooks(viewer))
    found = _held(hook_id)
    found.old_secret, found.old_secret_until = found.secret, clock.now() + BOTH_SIGN
    found.secret = new_secret()
    return found.secret


def remove(viewer: Viewer, hook_id: int) -> str:
    """With all that was noted down for it. Its name, as it was."""
    require(may_keep_hooks(viewer))
    found = _held(hook_id)
    db.session.execute(delete(WebhookDelivery).where(WebhookDelivery.hook_id == hook_id))
    db.session.delete(found)
    db.session.flush()
    return found.name


def hold(viewer: Viewer, hook_id: int) -> HookView:
    """As it stands, and nobody else changes it before this one did. Raises NotFound."""
    require(may_keep_hooks(viewer))
    return show(_held(hook_id))


def _put(found: Webhook, wanted: Wanted, allowed: Allowed) -> None:
    _require_allowed(wanted.url, allowed)
    try:
        with db.session.begin_nested():
            found.name, found.url, found.kinds = wanted.name, wanted.url, list(wanted.kinds)
            db.session.add(found)
    except IntegrityError as error:
        told = _("Er is al een webhook met deze naam.")
        raise Conflict(told, code="name_taken", errors={"name": [told]}) from error


def _require_allowed(url: str, allowed: Allowed) -> None:
    try:
        allowed.find(url)
    except NotAllowed as refused:
        told = _why(str(refused), allowed)
        raise Invalid(told, code=str(refused), errors={"url": [told]}) from refused


def _why(code: str, allowed: Allowed) -> Text:
    if not allowed:
        return _("Webhooks staan uit: er is nog geen host toegestaan (WEBHOOK_HOSTS).")
    if code == "host_not_allowed":
        return _("Deze host is niet toegestaan. Wel: %(hosts)s.", hosts=", ".join(allowed.names))
    if code == "not_https":
        return _("Gebruik een adres dat begint met https://.")
    return _("Dit is geen adres waar we naartoe kunnen sturen.")


def _start_anew(found: Webhook) -> None:
    found.failures, found.failing_since, found.rests_until = 0, None, None


def _held(hook_id: int) -> Webhook:
    found = db.session.get(Webhook, hook_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise unknown()
    return found
